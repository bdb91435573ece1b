"use client";

import { ShieldAlert, ShieldCheck, ShieldOff } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useEdge } from "#components/editor/results/use-results.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { CompositeProof, EditResultView, EditView } from "#lib/edits/view.ts";

type ProofBadgeProps = { edit: EditView; result: EditResultView };

/** The proof in a line, and all that was measured behind it. Raw results promise nothing, and say so. */
export function ProofBadge({ edit, result }: ProofBadgeProps) {
  const t = useTranslations("editor.results.proof");
  const { isTried } = useEdge(result);
  const { proof } = result;
  if (isTried) return <Badge tone="warning">{t("preview")}</Badge>;
  if (edit.mode === "raw" || !proof) {
    if (result.state === "pending") return null;
    return (
      <Behind label={t("title")} tone="warning" icon={<ShieldOff aria-hidden="true" />} text={t("raw")}>
        <p className="text-sm">{t("rawExplained")}</p>
      </Behind>
    );
  }
  const isKept = proof.changed === 0 && proof.before === proof.after;
  const { band } = result.settings;
  const text =
    edit.mode === "soft"
      ? t("soft", { changed: proof.changed, band, drift: proof.drift })
      : t("exact", { changed: proof.changed, drift: proof.drift });
  return (
    <Behind
      label={t("title")}
      tone={isKept ? "success" : "danger"}
      icon={isKept ? <ShieldCheck aria-hidden="true" /> : <ShieldAlert aria-hidden="true" />}
      text={text}
    >
      <Measured edit={edit} proof={proof} isKept={isKept} />
    </Behind>
  );
}

type BehindProps = {
  label: string;
  tone: "success" | "danger" | "warning";
  icon: ReactNode;
  text: string;
  children: ReactNode;
};

function Behind({ label, tone, icon, text, children }: BehindProps) {
  return (
    <Popover
      label={label}
      placement={{ side: "top", align: "end" }}
      className="w-96"
      trigger={(props) => (
        <button
          {...props}
          type="button"
          data-proof
          className="inline-flex min-h-control min-w-0 items-center rounded-control [&>span]:whitespace-normal [&>span]:text-start"
        >
          <Badge tone={tone} icon={icon}>
            {text}
          </Badge>
        </button>
      )}
    >
      {children}
    </Popover>
  );
}

function Measured({ edit, proof, isKept }: { edit: EditView; proof: CompositeProof; isKept: boolean }) {
  const t = useTranslations("editor.results.proof");
  const format = useFormatter();
  const { registration, resized } = proof;
  const rows: [string, ReactNode][] = [
    [t("locked"), t("lockedValue", { count: proof.locked })],
    [t("changed"), t("changedValue", { count: proof.changed })],
    [
      t("hashes"),
      <span key="hashes" className="tabular break-all">
        {isKept ? t("equal", { hash: proof.before.slice(0, 16) }) : t("unequal")}
      </span>,
    ],
    [
      t("drift"),
      t("driftValue", {
        drift: proof.drift,
        mean: format.number(proof.driftMean, { maximumFractionDigits: 1 }),
      }),
    ],
    [
      t("registration"),
      registration.accepted
        ? t("moved", {
            dx: format.number(-registration.dx, { maximumFractionDigits: 1, signDisplay: "exceptZero" }),
            dy: format.number(-registration.dy, { maximumFractionDigits: 1, signDisplay: "exceptZero" }),
            zoom: format.number(-registration.zoom * 100, {
              maximumFractionDigits: 2,
              signDisplay: "exceptZero",
            }),
          })
        : t("unmoved"),
    ],
    [t("tone"), t(`tones.${proof.tone}`)],
    ...(resized
      ? [
          [
            t("resized"),
            t("resizedValue", {
              ...resized,
              wanted: `${edit.plan.modelSize.width} × ${edit.plan.modelSize.height}`,
            }),
          ] satisfies [string, ReactNode],
        ]
      : []),
  ];
  return (
    <>
      <p className="mb-2 text-sm">{t(edit.mode === "soft" ? "softExplained" : "exactExplained")}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
