import { getFormatter, getTranslations } from "next-intl/server";
import type { OpenedShare } from "#lib/shares/view.ts";
import { SharedFigure } from "./shared-figure.tsx";

type Props = { share: Extract<OpenedShare, { state: "open" }>; reachesStudio: boolean };

/** The pictures of a link, in rows that keep their shapes; one alone gets the whole window. */
export async function SharePage({ share: { title, expiresAt, pictures }, reachesStudio }: Props) {
  const [t, format] = await Promise.all([getTranslations("share.page"), getFormatter()]);
  const facts = [
    t("count", { count: pictures.length }),
    expiresAt && t("until", { date: format.dateTime(new Date(expiresAt), "moment") }),
  ].filter(Boolean);
  const isAlone = pictures.length === 1;
  return (
    <div className="mx-auto flex min-h-dvh max-w-[120rem] flex-col px-4 sm:px-6">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-4">
        <h1 className="min-w-0 text-xl">{title ?? t("title")}</h1>
        <p className="text-muted text-sm">{facts.join(" · ")}</p>
      </header>
      <main id="content" tabIndex={-1} className="flex-1 pb-8 outline-none">
        <ul className={isAlone ? "flex justify-center" : "flex flex-wrap gap-3 after:grow-[999]"}>
          {pictures.map((picture, index) => (
            <li
              key={picture.url}
              className="min-w-0"
              style={isAlone ? { width: "100%" } : rowShare(picture.width / Math.max(1, picture.height))}
            >
              <SharedFigure
                picture={picture}
                place={{ number: index + 1, total: pictures.length }}
                reachesStudio={reachesStudio}
              />
            </li>
          ))}
        </ul>
      </main>
      <footer className="border-line border-t py-3 text-muted text-sm">{t("madeWith")}</footer>
    </div>
  );
}

/** Pictures of one row are equally high when each grows by its shape. */
function rowShare(ratio: number): { flexGrow: number; flexBasis: string } {
  const shape = Math.min(4, Math.max(0.25, ratio));
  return { flexGrow: shape, flexBasis: `min(100%, ${(shape * 17).toFixed(2)}rem)` };
}
