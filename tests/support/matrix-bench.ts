import { connectionId } from "#lib/connections/ensure-connections.ts";
import { newId } from "#lib/ids.ts";
import { createMatrix } from "#lib/matrices/create-matrix.ts";
import { getMatrix } from "#lib/matrices/get-matrix.ts";
import { createMatrixStarter, type MatrixStarter } from "#lib/matrices/matrix-starter.ts";
import type { MatrixDraft, MatrixPlan, MatrixView } from "#lib/matrices/view.ts";
import { productShot } from "#lib/matrix-plan/plan.fixture.ts";
import { crossRows } from "#lib/matrix-plan/rows.ts";
import type { TemplateContent } from "#lib/template/content.ts";
import type { RunnerBench } from "#tests/support/runner-bench.ts";
import { makeVersion } from "#tests/support/templates.ts";

const flare = "gpt-image-2.5-flare";
const styleNames = ["watercolour", "ink"];
const productNames = ["a teapot", "a mug"];

/** Two styles and two products in one column. */
function productPlan(bench: RunnerBench, over: Partial<MatrixPlan> = {}): MatrixPlan {
  const axes = [
    { name: "style", values: styleNames },
    { name: "product", values: productNames },
  ];
  return {
    varied: ["style", "product"],
    values: {},
    rows: crossRows(axes, 1000),
    columns: [
      {
        connectionId: connectionId(bench.test.context.workspaceId, "simulator"),
        model: flare,
        quality: "low",
      },
    ],
    slots: {},
    count: null,
    batch: false,
    maxPictures: null,
    ...over,
  };
}

/** A template with one version, and drafts of matrices of it. */
export async function productTemplate(bench: RunnerBench, content: TemplateContent = productShot()) {
  const { context } = bench.test;
  const { template, version } = await makeVersion(context, { slug: "product-shot", content });
  const draft = (over: Partial<MatrixDraft> = {}, plan: Partial<MatrixPlan> = {}): MatrixDraft => ({
    templateId: template.id,
    versionId: version.id,
    plan: productPlan(bench, plan),
    capNano: null,
    idempotencyKey: newId("click"),
    ...over,
  });
  return {
    template,
    version,
    draft,
    start: (over?: Partial<MatrixDraft>, plan?: Partial<MatrixPlan>) =>
      createMatrix(context, draft(over, plan)),
  };
}

/** A starter at work on the bench's studio; drain it at the end of the test. */
export function startMatrices(bench: RunnerBench): MatrixStarter {
  const starter = createMatrixStarter(bench.test.studio, { sweepMs: 20, pauseMs: 5 });
  bench.test.onWakeMatrices(starter.wake);
  starter.start();
  return starter;
}

export async function untilMatrix(
  bench: RunnerBench,
  { id }: Pick<MatrixView, "id">,
  done: (matrix: MatrixView) => boolean = ({ state }) => state !== "running",
): Promise<MatrixView> {
  const patience = Date.now() + 20_000;
  for (;;) {
    const matrix = await getMatrix(bench.test.context, { matrixId: id });
    if (done(matrix)) return matrix;
    if (Date.now() > patience)
      throw new Error(`still ${JSON.stringify(matrix.cells.map(({ state }) => state))}`);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}
