import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Library } from "#components/library/library.tsx";
import { pageSize } from "#components/library/library-reader.ts";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { latestEvent } from "#lib/events/read-events.ts";
import { endingSoon } from "#lib/library/ending-soon.ts";
import { libraryQueryFromUrl } from "#lib/library/filter-url.ts";
import { libraryFacets } from "#lib/library/library-facets.ts";
import { listTemplates } from "#lib/library/list-templates.ts";
import { requestContext } from "../../context.ts";
import { libraryActions } from "./library-actions.ts";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("library");
  return { title: t("title") };
}

/** Every prompt of the workspace. */
export default async function LibraryPage({ searchParams }: PageProps) {
  const context = await requestContext();
  const query = libraryQueryFromUrl(paramsOf(await searchParams));
  const after = await latestEvent(context);
  const [first, facets, soon] = await Promise.all([
    listTemplates(context, { ...query, offset: 0, limit: pageSize }),
    libraryFacets(context, { kind: query.filter.kind }),
    endingSoon(context),
  ]);
  return (
    <ClientMessages namespaces={["common", "shell", "errors", "library"]}>
      <Library
        first={first}
        query={query}
        facets={facets}
        actions={libraryActions}
        endingSoon={soon}
        after={after}
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
