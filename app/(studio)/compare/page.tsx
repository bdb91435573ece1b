import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Awaiting } from "#components/compare/awaiting.tsx";
import { readAddress } from "#components/compare/compare-url.ts";
import { Comparing } from "#components/compare/comparing.tsx";
import { NothingToCompare } from "#components/compare/nothing-to-compare.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { loadComparison } from "#lib/compare/load-comparison.ts";
import { fewestCompared } from "#lib/compare/view.ts";
import { listModels } from "#lib/connections/list-models.ts";
import { latestEvent } from "#lib/events/read-events.ts";
import { loadRunViews } from "#lib/runs/load-run-views.ts";
import { saveVerdictAction } from "../../actions/compare-actions.ts";
import { startRunAction, stopRunAction } from "../../actions/run-actions.ts";
import { requestContext } from "../../context.ts";

const actions = { saveVerdict: saveVerdictAction, startRun: startRunAction, stopRun: stopRunAction };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("compare");
  return { title: t("title") };
}

type CompareProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?ids=` compares pictures, `?runs=` waits for those of runs, `?try=<image id>` opens the form with its settings. */
export default async function ComparePage({ searchParams }: CompareProps) {
  return (
    <ClientMessages namespaces={["common", "shell", "errors", "models", "compare"]}>
      {await content(addressOf(await searchParams))}
    </ClientMessages>
  );
}

async function content(address: URLSearchParams) {
  const context = await requestContext();
  const { imageIds, runIds, ...settings } = readAddress(address);
  if (runIds.length > 0) {
    const after = await latestEvent(context);
    const views = await loadRunViews(context, { ids: runIds });
    const runs = runIds.flatMap((id) => views.get(id) ?? []);
    if (runs.length > 0) return <Awaiting runs={runs} after={after} settings={settings} actions={actions} />;
  }
  const tried = address.get("try");
  const wanted = imageIds.length > 0 ? imageIds : tried ? [tried] : [];
  const [models, comparison] = await Promise.all([
    listModels(context),
    loadComparison(context, { imageIds: wanted }),
  ]);
  if (comparison.images.length < fewestCompared)
    return (
      <NothingToCompare
        models={models}
        found={imageIds.length > 0 ? comparison.images.length : 0}
        source={comparison.images[0]?.run ?? null}
        isTrying={tried !== null}
        actions={actions}
      />
    );
  // Other pictures are another comparison, with a state of its own.
  const key = comparison.images.map(({ image }) => image.id).join();
  return (
    <Comparing key={key} comparison={comparison} settings={settings} models={models} actions={actions} />
  );
}

function addressOf(params: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
