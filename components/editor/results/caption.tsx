"use client";

import clsx from "clsx";
import { RotateCcw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { focusStrip } from "#components/editor/results/focus-strip.ts";
import { ProofBadge } from "#components/editor/results/proof-badge.tsx";
import type { Tile } from "#components/editor/results/tiles.ts";
import { useResultDeeds } from "#components/editor/results/use-result-deeds.ts";
import {
  useChosenResult,
  useChosenTile,
  useResults,
  useStripRun,
  useTiles,
} from "#components/editor/results/use-results.ts";
import { useMoney } from "#components/playground/use-money.ts";
import { Button } from "#components/ui/button.tsx";
import { WipeSlider } from "#components/ui/wipe.tsx";
import type { EditResultView } from "#lib/edits/view.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { JobView } from "#lib/runs/view.ts";

/** One line about what is looked at: the proof, the wipe's slider, the drift in words, or why there is nothing. */
export function Caption() {
  const t = useTranslations("editor.results");
  const tile = useChosenTile();
  const tiles = useTiles();
  const chosen = useChosenResult();
  if (tile?.kind === "missed") return <Missed job={tile.job} />;
  if (chosen?.result.state === "failed") return <Failed {...chosen} />;
  if (!chosen) return <Waiting tile={tile} count={tiles.length} />;
  if (chosen.result.state === "pending") return <Line>{t("composing")}</Line>;
  return (
    <>
      <ModeCaption result={chosen.result} />
      <ProofBadge {...chosen} />
    </>
  );
}

/** On narrow windows a row of their own. */
const words = "min-w-0 flex-1 text-sm max-sm:basis-full";

const Line = ({ children }: { children: string }) => <p className={clsx(words, "text-muted")}>{children}</p>;

function Waiting({ tile, count }: { tile: Tile | null; count: number }) {
  const t = useTranslations("editor.results");
  const run = useStripRun();
  const isRunning = run?.state === "running";
  if (tile?.kind === "drawing" || isRunning) return <Line>{t("drawing", { count: run?.count ?? 1 })}</Line>;
  return <Line>{count === 0 ? t("none") : t("originalShown")}</Line>;
}

function ModeCaption({ result }: { result: EditResultView }) {
  const t = useTranslations("editor.results");
  const mode = useResults((state) => state.mode);
  const wipe = useResults((state) => state.wipe);
  const provider = useResults((state) => state.provider);
  const set = useResults((state) => state.set);
  if (mode === "wipe") {
    return (
      <WipeSlider
        wipe={wipe}
        to={(next) => set({ wipe: next })}
        label={t("wipe.label")}
        value={t("wipe.value", { percent: Math.round(wipe) })}
        className="min-w-32 flex-1 max-sm:basis-full"
      />
    );
  }
  if (mode === "drift" && result.proof) {
    return (
      <>
        <p className={words}>{t("driftSentence", { drift: result.proof.drift })}</p>
        <Legend />
      </>
    );
  }
  if (mode === "side" || mode === "difference") return <Line>{t(`explained.${mode}`)}</Line>;
  return provider ? <Line>{t("providerShown")}</Line> : <span className="flex-1 max-sm:hidden" />;
}

/** Dark to bright is little to much: the order shows without its colours. */
function Legend() {
  const t = useTranslations("editor.results.legend");
  return (
    <span className="tabular flex shrink-0 items-center gap-1.5 text-muted text-xs">
      {t("none")}
      <span
        aria-hidden="true"
        className="h-2 w-20 rounded-full bg-[linear-gradient(90deg,#000,#5c126e,#d8456c,#fb9b06,#fcffa4)]"
      />
      {t("most")}
    </span>
  );
}

/** Why a picture did not come, what was charged for it, and what to do. */
function Missed({ job }: { job: JobView }) {
  const t = useTranslations("editor.results");
  const p = useTranslations("playground");
  const errors = useTranslations("errors");
  const money = useMoney();
  const run = useStripRun();
  const deeds = useResultDeeds();
  const missing = run?.jobs.filter(({ state }) => ["refused", "failed", "cancelled"].includes(state)) ?? [];
  const { title, next } =
    job.state === "cancelled" || job.state === "written_off"
      ? {
          title: p(`tile.${job.state === "cancelled" ? "cancelled" : "writtenOff"}.what`),
          next: p(`tile.${job.state === "cancelled" ? "cancelled" : "writtenOff"}.next`),
        }
      : errorText(errors, job.error ?? { code: "internal", params: {} });
  const isFree = job.charge === "none" || (job.charge !== "held" && job.chargeNano === "0");
  const charged = isFree ? p("charge.none") : p(`charge.${job.charge}`, { amount: money(job.chargeNano) });
  return (
    <Problem text={[title, charged, job.state === "unknown" ? p("tile.unknownNext") : next].join(" ")}>
      {run && run.state !== "running" && missing.length > 0 && (
        <Button
          icon={<RotateCcw aria-hidden="true" className="size-3.5" />}
          onClick={() => {
            deeds.retry(run, missing.length);
            focusStrip();
          }}
        >
          {t("retry", { count: missing.length })}
        </Button>
      )}
    </Problem>
  );
}

/** A result that could not be put together, or whose proof failed. The provider's picture is there, and is paid for. */
function Failed({ result }: { result: EditResultView }) {
  const t = useTranslations("editor.results");
  const errors = useTranslations("errors");
  const busy = useResults((state) => state.busy === "apply");
  const set = useResults((state) => state.set);
  const provider = useResults((state) => state.provider);
  const deeds = useResultDeeds();
  const { title, next } = errorText(errors, result.error ?? { code: "internal", params: {} });
  return (
    <Problem text={`${title} ${next}`}>
      <Button onClick={() => set({ provider: !provider, mode: "result" })} aria-pressed={provider}>
        {t("provider")}
      </Button>
      <Button
        busy={busy}
        icon={<RotateCcw aria-hidden="true" className="size-3.5" />}
        onClick={() => void deeds.apply(result.rawId, result.settings)}
      >
        {t("composeAgain")}
      </Button>
    </Problem>
  );
}

function Problem({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 rounded-control bg-danger-soft max-sm:basis-full px-2.5 py-1">
      <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-danger-ink" />
      <p className="min-w-40 flex-1 text-sm">{text}</p>
      {children}
    </div>
  );
}
