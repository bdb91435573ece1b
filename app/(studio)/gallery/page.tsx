import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { getTimeZone, getTranslations } from "next-intl/server";
import { beginningOf, grouped } from "#components/gallery/catalogue.ts";
import { firstPaintScript } from "#components/gallery/first-paint.ts";
import { Gallery } from "#components/gallery/gallery.tsx";
import { layoutRatios } from "#components/gallery/layout.ts";
import { settingsFrom, viewCookie } from "#components/gallery/view-settings.ts";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { latestEvent } from "#lib/events/read-events.ts";
import { filterFromUrl } from "#lib/gallery/filter-url.ts";
import { galleryFacets } from "#lib/gallery/gallery-facets.ts";
import { galleryIndex } from "#lib/gallery/gallery-index.ts";
import { listImages } from "#lib/gallery/list-images.ts";
import type { GalleryFacets } from "#lib/gallery/view.ts";
import { viewerActions } from "../../actions/viewer-actions.ts";
import { requestContext } from "../../context.ts";
import { galleryActions, shareActions } from "./gallery-actions.ts";

/** Of a large gallery the page brings this much of the index; the rest is fetched, packed, when the page stands. */
const firstRatios = 1500;
/** Pictures that come with the page: more than a window shows. */
const firstItems = 80;
/** As many as the script places before React comes. */
const firstPlaced = 160;

const noFacets: GalleryFacets = {
  models: [],
  sizes: [],
  qualities: [],
  tags: [],
  collections: [],
  trashed: 0,
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("gallery");
  return { title: t("title") };
}

/** Every picture of the workspace. */
export default async function GalleryPage({ searchParams }: PageProps) {
  const context = await requestContext();
  const query = filterFromUrl(paramsOf(await searchParams));
  const [timeZone, jar, head] = await Promise.all([getTimeZone(), cookies(), headers()]);
  const after = await latestEvent(context);
  const whole = grouped(await galleryIndex(context, { ...query, timeZone }));
  const [items, facets] = await Promise.all([
    listImages(context, { ...query, timeZone, until: whole.until, offset: 0, limit: firstItems }),
    // Only a collection's name stands on the page from the beginning; menus read theirs when they open.
    query.filter.collectionId === null ? noFacets : galleryFacets(context, { trash: query.filter.trash }),
  ]);
  const settings = settingsFrom(jar.get(viewCookie)?.value);
  const placed = beginningOf(whole, firstPlaced);
  const nonce = /'nonce-([^']+)'/.exec(head.get("content-security-policy") ?? "")?.[1];
  return (
    <ClientMessages
      namespaces={["common", "shell", "errors", "models", "gallery", "viewer", "playground", "share", "save"]}
    >
      <Gallery
        first={{ ...beginningOf(whole, firstRatios), items }}
        query={query}
        settings={settings}
        facets={facets}
        actions={galleryActions}
        viewerActions={viewerActions}
        shareActions={shareActions}
        openaiBaseUrl={context.studio.env.openaiBaseUrl}
        timeZone={timeZone}
        after={after}
        firstPaint={{
          mode: settings.mode,
          step: settings.step,
          ratios: [...layoutRatios(placed.ratios)],
          days: placed.days?.map(({ count }) => count) ?? null,
          whole: placed.ratios.length === whole.total,
        }}
        script={
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own functions' text, with nothing of anybody's in it.
          <script nonce={nonce} dangerouslySetInnerHTML={{ __html: firstPaintScript() }} />
        }
      />
    </ClientMessages>
  );
}

/** As the address had them, repeated ones included. */
function paramsOf(given: Awaited<PageProps["searchParams"]>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(given))
    for (const value of [values ?? []].flat()) params.append(name, value);
  return params;
}
