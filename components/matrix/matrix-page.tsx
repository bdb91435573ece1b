"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocalized } from "#components/matrix/localized.ts";
import type { MatrixActions } from "#components/matrix/matrix-actions.ts";
import { MatrixBar } from "#components/matrix/matrix-bar.tsx";
import { MatrixGrid } from "#components/matrix/matrix-grid.tsx";
import { useMatrix } from "#components/matrix/use-matrix.ts";
import { attempt } from "#components/playground/reach.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toast } from "#components/ui/toast.ts";
import { ViewerHost } from "#components/viewer/viewer-host.tsx";
import type { ViewerActions } from "#components/viewer/viewer-host-props.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { MatrixCellView, MatrixView } from "#lib/matrices/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";

type MatrixPageProps = {
  matrix: MatrixView;
  /** The event to go on from. */
  after: number;
  serverNow: number;
  connections: Readonly<Record<string, string>>;
  actions: Omit<MatrixActions, "create"> & { viewer: ViewerActions };
  openaiBaseUrl: string;
};

/** A matrix while it is drawn and afterwards. */
export function MatrixPage({
  matrix: first,
  after,
  serverNow,
  connections,
  actions,
  openaiBaseUrl,
}: MatrixPageProps) {
  const t = useTranslations("matrix.grid");
  const localized = useLocalized();
  const { matrix, show } = useMatrix(first, after, actions.get);
  const [skewMs] = useState(() => serverNow - Date.now());
  const [asked, setAsked] = useState<MatrixCellView | null>(null);
  const { run, busy } = useDeed(show);
  const name = localized(matrix.title) || matrix.slug;
  const { id: matrixId } = matrix;
  useAnnouncement(matrix);
  const retryCell = useCallback(
    (cell: MatrixCellView, unknown: boolean) =>
      run(() => actions.retry({ matrixId, cellIds: [cell.id], unknown })),
    [actions, matrixId, run],
  );
  const retry = useCallback(
    (cell: MatrixCellView) => (cell.state === "unknown" ? setAsked(cell) : retryCell(cell, false)),
    [retryCell],
  );
  const exportPictures = useExport(matrix, actions.exportPictures);
  return (
    <StudioFrame title={t("title", { name })}>
      <MatrixBar
        matrix={matrix}
        busy={busy}
        stop={() => run(() => actions.stop({ matrixId }))}
        retryFailed={() => run(() => actions.retry({ matrixId, cellIds: null, unknown: false }))}
        exportPictures={exportPictures}
      />
      <MatrixGrid matrix={matrix} name={name} connections={connections} skewMs={skewMs} retry={retry} />
      {asked && (
        <UnknownDialog
          cell={asked}
          close={() => setAsked(null)}
          again={() => {
            setAsked(null);
            retryCell(asked, true);
          }}
        />
      )}
      <ViewerHost actions={actions.viewer} openaiBaseUrl={openaiBaseUrl} />
    </StudioFrame>
  );
}

/** Does something to the matrix and shows what it is then, or says why not. */
function useDeed(show: (matrix: MatrixView) => void) {
  const t = useTranslations("matrix.grid");
  const errors = useTranslations("errors");
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (deed: () => Promise<Outcome<MatrixView>>) => {
      setBusy(true);
      const outcome = await attempt(deed);
      setBusy(false);
      if (outcome === "unreachable") return toast({ title: t("unreachable"), tone: "danger" });
      if (outcome.ok) return show(outcome.value);
      const { title, next } = errorText(errors, outcome.error);
      toast({ title, text: next, tone: "danger" });
    },
    [show, t, errors],
  );
  return { run: useCallback((deed: () => Promise<Outcome<MatrixView>>) => void run(deed), [run]), busy };
}

/** The end of it, said once. */
function useAnnouncement({ state, cells, costNano }: MatrixView): void {
  const t = useTranslations("matrix.grid.announce");
  const money = useMoney();
  const before = useRef(state);
  useEffect(() => {
    const was = before.current;
    before.current = state;
    if (was !== "running" || state === "running") return;
    const done = cells.filter((cell) => cell.state === "succeeded").length;
    announce(
      state === "stopped" ? t("stopped") : t("done", { done, cells: cells.length, cost: money(costNano) }),
    );
  }, [state, cells, costNano, t, money]);
}

function useExport({ id: matrixId, cells }: MatrixView, exportPictures: MatrixActions["exportPictures"]) {
  const t = useTranslations("matrix.grid");
  const errors = useTranslations("errors");
  return async () => {
    if (cells.every(({ images }) => images.length === 0)) return void toast({ title: t("noPictures") });
    const outcome = await attempt(() => exportPictures({ matrixId }));
    if (outcome === "unreachable") return void toast({ title: t("unreachable"), tone: "danger" });
    if (outcome.ok) return location.assign(outcome.value.url);
    const { title, next } = errorText(errors, outcome.error);
    toast({ title, text: next, tone: "danger" });
  };
}

type UnknownDialogProps = { cell: MatrixCellView; close: () => void; again: () => void };

/** A second charge is a person's decision. */
function UnknownDialog({ cell, close, again }: UnknownDialogProps) {
  const t = useTranslations("matrix.grid");
  const money = useMoney();
  return (
    <Dialog
      open
      onClose={close}
      title={t("unknownTitle")}
      description={t("unknownText", { held: money(cell.heldNano) })}
      footer={
        <>
          <Button data-autofocus onClick={close}>
            {t("unknownKeep")}
          </Button>
          <Button variant="danger" onClick={again}>
            {t("unknownAgain")}
          </Button>
        </>
      }
    />
  );
}
