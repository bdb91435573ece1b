import { useTranslations } from "next-intl";
import { attachmentOf } from "#components/playground/draft-store.ts";
import { useChoice, usePlayground } from "#components/playground/playground-context.tsx";
import { announce } from "#components/ui/announce.ts";
import type { ImageView } from "#lib/runs/view.ts";

/** Attaches a stored picture to the prompt and says so; where the model takes no more, the composer says that. */
export function useAttachPicture(): (image: ImageView) => void {
  const t = useTranslations("playground");
  const { draft } = usePlayground();
  const { profile } = useChoice();
  return (image) => {
    const { attachments, attach, refuse } = draft.getState();
    const name = image.name ?? image.id;
    if (attachments.length >= profile.maxReferences)
      return refuse([{ key: image.id, name, code: "references_too_many" }]);
    attach([attachmentOf(image, name)]);
    announce(t("image.referenced", { number: attachments.length + 1 }));
  };
}
