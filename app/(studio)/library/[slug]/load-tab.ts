import { readDeployment } from "#components/template/deployment-key.ts";
import type { LoadedTab } from "#components/template/loaded-tab.ts";
import type { TemplateTab } from "#components/template/page-data.ts";
import { AppError } from "#lib/errors.ts";
import { getEvidenceRun } from "#lib/evidence/get-evidence-run.ts";
import { listCases } from "#lib/evidence/list-cases.ts";
import { listEvidenceRuns } from "#lib/evidence/list-evidence-runs.ts";
import type { EvidenceRunSummary, EvidenceRunView } from "#lib/evidence/view.ts";
import { loadVersion } from "#lib/library/load-version.ts";
import type { TemplateView, VersionView } from "#lib/library/view.ts";
import { listEnvironments } from "#lib/releases/environments.ts";
import { listReleases } from "#lib/releases/list-releases.ts";
import { resolveReleased } from "#lib/releases/resolve-released.ts";
import { environmentKeys } from "#lib/releases/view.ts";
import type { Context } from "#lib/studio/context.ts";

/** What the address says beside the template's name. */
export type Search = Record<string, string | string[] | undefined>;

/** What the open tab shows; addresses that name what is not there get the nearest that is. */
export async function loadTab(
  context: Context,
  template: TemplateView,
  tab: TemplateTab,
  search: Search,
): Promise<LoadedTab> {
  if (tab === "versions") return loadVersions(context, template, search);
  if (tab === "evidence") return loadEvidence(context, template, search);
  if (tab === "releases") return loadReleases(context, template, search);
  if (tab === "code") return loadCode(context, template);
  return { tab: "edit" };
}

/** What programs get now; an environment with nothing live is left out. */
async function loadCode(context: Context, { slug }: TemplateView): Promise<LoadedTab> {
  const found = await Promise.all(
    environmentKeys.map((environment) =>
      resolveReleased(context, { environment, slug }).catch((thrown: unknown) => {
        if (["not_found", "release_withdrawn"].includes(AppError.from(thrown).code)) return null;
        throw thrown;
      }),
    ),
  );
  return { tab: "code", released: found.filter((one) => one !== null).reverse() };
}

const numberOf = (template: TemplateView, wanted: unknown): number | null =>
  template.versions.find(({ number }) => String(number) === wanted)?.number ?? null;

async function versionOf(
  context: Context,
  { id }: TemplateView,
  number: number | null,
): Promise<VersionView | null> {
  return number === null ? null : loadVersion(context, { templateId: id, number });
}

async function loadVersions(
  context: Context,
  template: TemplateView,
  { from, to }: Search,
): Promise<LoadedTab> {
  const [newest] = template.versions;
  const after = to === "draft" ? null : (numberOf(template, to) ?? newest?.number ?? null);
  const earlier = template.versions.find(({ number }) => after === null || number < after)?.number ?? null;
  const before = from === "" ? null : (numberOf(template, from) ?? earlier);
  const runs = await listEvidenceRuns(context, { templateId: template.id });
  const [beforeView, afterView, one, other] = await Promise.all([
    versionOf(context, template, before),
    versionOf(context, template, after),
    sheetOf(
      context,
      runs.find((run) => run.versionNumber === before),
    ),
    sheetOf(
      context,
      runs.find((run) => run.versionNumber === after),
    ),
  ]);
  return { tab: "versions", before: beforeView, after: afterView, sheets: { one, other } };
}

async function sheetOf(
  context: Context,
  run: EvidenceRunSummary | undefined,
): Promise<EvidenceRunView | null> {
  return run ? getEvidenceRun(context, { evidenceRunId: run.id }) : null;
}

async function loadEvidence(context: Context, template: TemplateView, search: Search): Promise<LoadedTab> {
  const [runs, cases] = await Promise.all([
    listEvidenceRuns(context, { templateId: template.id }),
    listCases(context, { templateId: template.id }),
  ]);
  const asked = runs.find(({ id }) => id === search.run);
  const number =
    asked?.versionNumber ?? numberOf(template, search.version) ?? template.versions[0]?.number ?? null;
  const other = readDeployment(search.other);
  const isOther = (run: EvidenceRunSummary) =>
    other !== null && run.connectionId === other.connectionId && run.model === other.model;
  const ofVersion = runs.filter((run) => run.versionNumber === number);
  const shown = asked ?? ofVersion.find((run) => !isOther(run)) ?? (other ? undefined : ofVersion[0]);
  const [version, one, beside] = await Promise.all([
    versionOf(context, template, number),
    sheetOf(context, shown),
    sheetOf(
      context,
      ofVersion.find((run) => isOther(run) && run.id !== shown?.id),
    ),
  ]);
  return { tab: "evidence", version, cases, runs, sheets: { one, other: beside }, other };
}

async function loadReleases(context: Context, template: TemplateView, search: Search): Promise<LoadedTab> {
  const [environments, releases, runs] = await Promise.all([
    listEnvironments(context),
    listReleases(context, { templateId: template.id }),
    listEvidenceRuns(context, { templateId: template.id }),
  ]);
  const wanted = { version: numberOf(template, search.version), deployment: readDeployment(search.on) };
  return { tab: "releases", environments, releases, runs, wanted };
}
