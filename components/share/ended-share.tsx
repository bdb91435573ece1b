import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import type { OpenedShare } from "#lib/shares/view.ts";

type Props = { state: Exclude<OpenedShare["state"], "open">; reachesStudio: boolean };

/** Why a link shows nothing, and what one can do. */
export async function EndedShare({ state, reachesStudio }: Props) {
  const t = await getTranslations("share.page");
  return (
    <main id="content" tabIndex={-1} className="flex min-h-dvh items-center justify-center outline-none">
      <EmptyState
        level={1}
        title={t(`${state}.title`)}
        picture={<Glyph name="lost" />}
        action={
          reachesStudio && (
            <a href="/" className={buttonClass()}>
              {t("toStudio")}
            </a>
          )
        }
      >
        {t(`${state}.text`)}
      </EmptyState>
    </main>
  );
}
