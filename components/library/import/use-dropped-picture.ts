import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { templatePath } from "#components/library/library-address.ts";
import { useDeeds } from "#components/library/use-deeds.ts";
import { dismissToast, toast } from "#components/ui/toast.ts";
import type { ErrorView } from "#lib/errors.ts";
import type { TemplateOfPicture } from "#lib/library/view.ts";

/** Asks which template a picture came from, by its bytes and by what an exported copy says of itself, and opens it. */
export function useDroppedPicture(): (file: File) => Promise<void> {
  const router = useRouter();
  const t = useTranslations("library.drop");
  const { tell } = useDeeds();
  return useCallback(
    async (file) => {
      const note = toast({ title: t("looking") });
      const found = await askFor(file);
      dismissToast(note);
      if (!found.ok) return tell(found.error);
      if (!found.template) return void toast({ title: t("unknown"), text: t("unknownNext") });
      router.push(templatePath(found.template.slug));
    },
    [router, t, tell],
  );
}

type Answer =
  | { ok: true; template: TemplateOfPicture | null }
  | { ok: false; error: ErrorView | "unreachable" };

async function askFor(file: File): Promise<Answer> {
  try {
    const response = await fetch("/api/v1/library/template-of", {
      method: "POST",
      headers: { "content-type": file.type || "application/octet-stream", accept: "application/json" },
      body: file,
    });
    const body = await response.json();
    return response.ok
      ? { ok: true, template: (body as { template: TemplateOfPicture | null }).template }
      : { ok: false, error: (body as { error: ErrorView }).error };
  } catch {
    return { ok: false, error: "unreachable" };
  }
}
