import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Glyph } from "#components/ui/glyph.tsx";

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
        picture={<Glyph name="lost" />}
        action={
          <a href="/" className={buttonClass("primary")}>
            {t("home")}
          </a>
        }
      >
        {t("text")}
      </EmptyState>
    </main>
  );
}
