import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import type { SharedPicture } from "#lib/shares/view.ts";

type Props = {
  picture: SharedPicture;
  place: { number: number; total: number };
  reachesStudio: boolean;
};

const widths = [512, 1024, 2048];
const mostAlt = 100;

/** One picture, a link to its full size. Of its prompt there is nothing here unless the link shows it. */
export async function SharedFigure({ picture, place, reachesStudio }: Props) {
  const t = await getTranslations("share.page");
  const { url, width, height, prompt, imageId } = picture;
  const alt = prompt ? Array.from(prompt).slice(0, mostAlt).join("") : t("picture", place);
  const isAlone = place.total === 1;
  return (
    <figure>
      <a
        href={url}
        title={t("full")}
        className="mx-auto block w-fit max-w-full overflow-hidden rounded-picture bg-control"
      >
        <img
          src={`${url}?w=1024`}
          srcSet={widths.map((one) => `${url}?w=${one} ${Math.min(one, Math.max(width, 1))}w`).join(", ")}
          sizes={isAlone ? "min(100vw, 120rem)" : "(max-width: 40rem) 100vw, 40rem"}
          width={width || undefined}
          height={height || undefined}
          alt={alt}
          loading={place.number > 6 ? "lazy" : "eager"}
          decoding="async"
          className={
            isAlone ? "block h-auto max-h-[calc(100dvh-11rem)] w-auto max-w-full" : "block h-auto w-full"
          }
        />
      </a>
      {(prompt || reachesStudio) && (
        <figcaption
          className={clsx("flex flex-col gap-1 py-2", isAlone && "mx-auto w-fit max-w-[75ch] items-center")}
        >
          {prompt && <Prompt text={prompt} label={t("prompt")} isAlone={isAlone} />}
          {reachesStudio && (
            <a
              href={`/i/${imageId}`}
              aria-label={isAlone ? undefined : t("openThisInStudio", place)}
              className="w-fit text-muted text-sm underline underline-offset-2 hover:text-ink"
            >
              {t("openInStudio")}
            </a>
          )}
        </figcaption>
      )}
    </figure>
  );
}

const shortPrompt = 160;

function Prompt({ text, label, isAlone }: { text: string; label: string; isAlone: boolean }) {
  if (isAlone || text.length <= shortPrompt) return <p className="whitespace-pre-wrap">{text}</p>;
  return (
    <details>
      <summary className="w-fit text-muted">{label}</summary>
      <p className="mt-1 whitespace-pre-wrap">{text}</p>
    </details>
  );
}
