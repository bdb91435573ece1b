import { ImageOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell.missing");
  return { title: t("title") };
}

/** No such address. */
export default async function NotFound() {
  const t = await getTranslations("shell.missing");
  return (
    <main id="content" tabIndex={-1} className="flex min-h-dvh items-center justify-center outline-none">
      <EmptyState
        level={1}
        title={t("title")}
        picture={<ImageOff aria-hidden="true" />}
        action={
          <Link href="/" className={buttonClass("primary")}>
            {t("home")}
          </Link>
        }
      >
        {t("text")}
      </EmptyState>
    </main>
  );
}
