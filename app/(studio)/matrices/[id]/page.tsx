import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MatrixPage } from "#components/matrix/matrix-page.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { AppError } from "#lib/errors.ts";
import { latestEvent } from "#lib/events/read-events.ts";
import { getMatrix } from "#lib/matrices/get-matrix.ts";
import {
  exportMatrixAction,
  getMatrixAction,
  retryMatrixAction,
  stopMatrixAction,
} from "../../../actions/matrix-actions.ts";
import { viewerActions } from "../../../actions/viewer-actions.ts";
import { requestContext } from "../../../context.ts";

const actions = {
  get: getMatrixAction,
  stop: stopMatrixAction,
  retry: retryMatrixAction,
  exportPictures: exportMatrixAction,
  viewer: viewerActions,
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("matrix");
  return { title: t("grid.title", { name: "" }).replace(/[:：]\s*$/, "") };
}

/** One matrix: its grid, while it is drawn and afterwards. */
export default async function MatrixRoute({ params }: { params: Promise<{ id: string }> }) {
  const { id: matrixId } = await params;
  const context = await requestContext();
  // Read before the matrix, so that nothing is missed.
  const after = await latestEvent(context);
  const matrix = await getMatrix(context, { matrixId }).catch(missing);
  const rows = await context.studio.database.client.connection.findMany({
    where: { workspaceId: context.workspaceId },
    select: { id: true, name: true },
  });
  return (
    <ClientMessages namespaces={["common", "shell", "errors", "models", "viewer", "code", "save", "matrix"]}>
      <MatrixPage
        matrix={matrix}
        after={after}
        serverNow={context.studio.clock()}
        connections={Object.fromEntries(rows.map(({ id, name }) => [id, name]))}
        actions={actions}
        openaiBaseUrl={context.studio.env.openaiBaseUrl}
      />
    </ClientMessages>
  );
}

function missing(failure: unknown): never {
  if (failure instanceof AppError && failure.code === "not_found") notFound();
  throw failure;
}
