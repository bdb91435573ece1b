import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Playground } from "#components/playground/playground.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { listModels } from "#lib/connections/list-models.ts";
import { latestEvent } from "#lib/events/read-events.ts";
import { defaultModel } from "#lib/models/catalog.ts";
import { listRuns } from "#lib/runs/list-runs.ts";
import { deleteImagesAction, restoreImagesAction, setFavouriteAction } from "../actions/image-actions.ts";
import { listRunsAction } from "../actions/list-runs.ts";
import {
  deleteRunAction,
  restoreRunAction,
  retryRunAction,
  startRunAction,
  stopRunAction,
  writeOffJobAction,
} from "../actions/run-actions.ts";
import { setPriceAction } from "../actions/set-price.ts";
import { viewerActions } from "../actions/viewer-actions.ts";
import { requestContext } from "../context.ts";

/** What comes with the page; older runs are fetched as one scrolls. */
const firstRuns = 8;

const actions = {
  startRun: startRunAction,
  stopRun: stopRunAction,
  retryRun: retryRunAction,
  writeOffJob: writeOffJobAction,
  deleteRun: deleteRunAction,
  restoreRun: restoreRunAction,
  setFavourite: setFavouriteAction,
  deleteImages: deleteImagesAction,
  restoreImages: restoreImagesAction,
  listRuns: listRunsAction,
  setPrice: setPriceAction,
  viewer: viewerActions,
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("playground");
  return { title: t("title") };
}

/** The playground. */
export default async function CreatePage() {
  const context = await requestContext();
  const after = await latestEvent(context);
  const [models, page] = await Promise.all([
    listModels(context),
    listRuns(context, { before: null, limit: firstRuns }),
  ]);
  const standard = models.find(({ profile }) => profile.id === defaultModel) ?? models[0];
  if (!standard) throw new Error("no connection offers a model");
  return (
    <ClientMessages
      namespaces={["common", "shell", "errors", "models", "playground", "viewer", "code", "save"]}
    >
      <Playground
        models={models}
        standard={{ connectionId: standard.connection.id, model: standard.profile.id }}
        first={{ ...page, after }}
        actions={actions}
        serverNow={context.studio.clock()}
        openaiBaseUrl={context.studio.env.openaiBaseUrl}
      />
    </ClientMessages>
  );
}
