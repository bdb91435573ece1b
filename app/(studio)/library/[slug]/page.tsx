import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { localized } from "#components/template/localized-text.ts";
import { tabOf } from "#components/template/page-data.ts";
import { TemplatePage } from "#components/template/template-page.tsx";
import { listModels } from "#lib/connections/list-models.ts";
import { AppError } from "#lib/errors.ts";
import { latestEvent } from "#lib/events/read-events.ts";
import { libraryFacets } from "#lib/library/library-facets.ts";
import { listFragments } from "#lib/library/list-fragments.ts";
import { loadTemplate } from "#lib/library/load-template.ts";
import type { TemplateView } from "#lib/library/view.ts";
import { defaultModel } from "#lib/models/catalog.ts";
import { requestContext } from "../../../context.ts";
import { loadTab, type Search } from "./load-tab.ts";
import { templateActions } from "./template-actions.ts";

type Address = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Search>;
};

/** Once for the page and its title. */
const load = cache(async (slug: string): Promise<TemplateView | null> => {
  try {
    return await loadTemplate(await requestContext(), { slug });
  } catch (thrown) {
    if (AppError.from(thrown).code === "not_found") return null;
    throw thrown;
  }
});

const decoded = (slug: string): string => {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
};

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const template = await load(decoded((await params).slug));
  return { title: template ? localized(template.title, await getLocale()) || template.slug : undefined };
}

/** A template. `?tab=` names the part that is shown; a name it once had leads to the one it has now. */
export default async function TemplateRoute({ params, searchParams }: Address) {
  const [{ slug: asked }, search] = await Promise.all([params, searchParams]);
  const context = await requestContext();
  const after = await latestEvent(context);
  const slug = decoded(asked);
  const template = await load(slug);
  if (!template) notFound();
  if (template.slug !== slug) permanentRedirect(addressOf(template.slug, search));
  const tab = tabOf(search.tab);
  const [models, fragments, facets, loaded] = await Promise.all([
    listModels(context),
    listFragments(context),
    libraryFacets(context, { kind: template.kind }),
    loadTab(context, template, tab, search),
  ]);
  const standard = models.find(({ profile }) => profile.id === defaultModel) ?? models[0];
  if (!standard) throw new Error("no connection offers a model");
  return (
    <ClientMessages
      namespaces={["common", "shell", "errors", "models", "playground", "viewer", "code", "save", "template"]}
    >
      <TemplatePage
        key={template.id}
        template={template}
        tab={tab}
        fragments={fragments}
        folders={facets.folders.map(({ path }) => path)}
        tags={facets.tags.map(({ value }) => value)}
        loaded={loaded}
        me={context.actor.id}
        models={models}
        standard={{ connectionId: standard.connection.id, model: standard.profile.id }}
        after={after}
        serverNow={context.studio.clock()}
        openaiBaseUrl={context.studio.env.openaiBaseUrl}
        actions={templateActions}
      />
    </ClientMessages>
  );
}

function addressOf(slug: string, search: Search): string {
  const entries = Object.entries(search).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const query = new URLSearchParams(entries).toString();
  return `/library/${slug}${query && `?${query}`}`;
}
