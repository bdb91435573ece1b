import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Editor } from "#components/editor/editor.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { listModels } from "#lib/connections/list-models.ts";
import { describeSource } from "#lib/edits/describe-source.ts";
import { getEdit } from "#lib/edits/get-edit.ts";
import type { EditRun } from "#lib/edits/view.ts";
import { AppError } from "#lib/errors.ts";
import { latestEvent } from "#lib/events/read-events.ts";
import { imageDetail } from "#lib/gallery/image-detail.ts";
import { defaultModel } from "#lib/models/catalog.ts";
import { getRun } from "#lib/runs/get-run.ts";
import { listRuns } from "#lib/runs/list-runs.ts";
import type { Context } from "#lib/studio/context.ts";
import { requestContext } from "../../../context.ts";
import { editorActions } from "../editor-actions.ts";

type EditPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ run?: string | string[] }> };

/** Latest runs that come with the page; those of other pictures are left out. */
const latestRuns = 20;
/** Of a prompt, as a picture's name. */
const nameLength = 80;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("editor");
  return { title: t("title") };
}

/** The editor of one picture. `?run=` opens an edit of it again, with its mask, prompt and settings. */
export default async function EditPage({ params, searchParams }: EditPageProps) {
  const [{ id }, { run }] = await Promise.all([params, searchParams]);
  const context = await requestContext();
  const after = await latestEvent(context);
  const [detail, facts, reopened, models, { runs }] = await Promise.all([
    orNotFound(imageDetail(context, { imageId: id })),
    describe(context, id),
    typeof run === "string" ? reopen(context, id, run) : null,
    listModels(context),
    listRuns(context, { before: null, limit: latestRuns }),
  ]);
  const standard = models.find(({ profile }) => profile.id === defaultModel) ?? models[0];
  if (!standard) throw new Error("no connection offers a model");
  const { image, trashed } = detail;
  const prompt = detail.run?.prompt.slice(0, nameLength);
  const t = await getTranslations("editor");
  return (
    <ClientMessages namespaces={["common", "shell", "errors", "models", "playground", "editor"]}>
      <Editor
        key={`${image.id} ${reopened?.run.id}`}
        source={image}
        name={image.name ?? prompt ?? t("unnamed")}
        facts={trashed ? "trashed" : facts}
        models={models}
        standard={{ connectionId: standard.connection.id, model: standard.profile.id }}
        reopened={reopened}
        first={{ runs: runs.filter(({ edit }) => edit?.sourceId === id), after }}
        actions={editorActions}
        serverNow={context.studio.clock()}
        openaiBaseUrl={context.studio.env.openaiBaseUrl}
      />
    </ClientMessages>
  );
}

/** What the picture is worked on as, or why it cannot be: that is said on the page. */
async function describe(context: Context, imageId: string) {
  try {
    return await describeSource(context, { imageId });
  } catch (thrown) {
    const error = AppError.from(thrown);
    if (error.code === "internal") throw thrown;
    return error.view(context.requestId);
  }
}

async function reopen(context: Context, imageId: string, runId: string): Promise<EditRun> {
  const [run, edit] = await orNotFound(
    Promise.all([getRun(context, { runId }), getEdit(context, { runId })]),
  );
  if (edit.source.id !== imageId) notFound();
  return { run, edit };
}

async function orNotFound<Value>(found: Promise<Value>): Promise<Value> {
  try {
    return await found;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not_found") notFound();
    throw thrown;
  }
}
