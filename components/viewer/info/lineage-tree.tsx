"use client";

import clsx from "clsx";
import { ImageOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { altOf } from "#components/viewer/alt-text.ts";
import { Section } from "#components/viewer/info/section.tsx";
import { imagePath } from "#components/viewer/open-viewer.ts";
import { useViewerParts } from "#components/viewer/viewer-context.tsx";
import type { ImageDetail, LineageNode } from "#lib/gallery/view.ts";

/** What it came from and what came from it. Arrow keys move along it, Enter goes there. */
export function LineageTree({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("viewer.lineage");
  const { parents, children, lineageCut } = detail;
  if (parents.length + children.length === 0) return null;
  return (
    <Section title={t("label")}>
      <Branch label={t("parents")} nodes={parents} side="from" />
      <Branch label={t("children")} nodes={children} side="to" />
      {lineageCut && <p className="mt-1 text-muted text-sm">{t("cut")}</p>}
    </Section>
  );
}

type BranchProps = { label: string; nodes: readonly LineageNode[]; side: "from" | "to" };

function Branch({ label, nodes, side }: BranchProps) {
  if (nodes.length === 0) return null;
  return (
    <>
      <h3 className="mt-2 mb-1 font-normal! text-muted text-sm">{label}</h3>
      <div role="tree" tabIndex={-1} aria-label={label} onKeyDown={moveIn}>
        {nodes.map((node, index) => (
          <TreeLine key={node.image.id} node={node} side={side} isFirst={index === 0} />
        ))}
      </div>
    </>
  );
}

function TreeLine({ node, side, isFirst }: { node: LineageNode; side: "from" | "to"; isFirst: boolean }) {
  const t = useTranslations("viewer");
  const { show } = useViewerParts();
  const { image, depth, relation, trashed, purged, prompt } = node;
  const name = altOf(prompt, image, t);
  return (
    <a
      href={imagePath(image.id)}
      role="treeitem"
      aria-level={depth}
      aria-selected={false}
      tabIndex={isFirst ? 0 : -1}
      data-lineage={image.id}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        show({ image, prompt });
      }}
      style={{ paddingInlineStart: `${(depth - 1) * 16 + 4}px` }}
      className="flex min-h-control items-center gap-2 rounded-control py-1 pe-1 hover:bg-control focus-visible:-outline-offset-2"
    >
      {purged || image.width === 0 ? (
        <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-picture bg-control text-muted">
          <ImageOff aria-hidden="true" className="size-4" />
        </span>
      ) : (
        <img
          src={`${image.url}?w=256`}
          alt=""
          loading="lazy"
          width={40}
          height={40}
          className={clsx(
            "size-10 shrink-0 rounded-picture bg-control object-cover",
            trashed && "opacity-50",
          )}
        />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{name}</span>
        <span className="block text-muted text-xs">{t(`lineage.${side}.${relation}`)}</span>
      </span>
      {purged ? (
        <Badge>{t("state.purged")}</Badge>
      ) : (
        trashed && <Badge tone="warning">{t("state.trashed")}</Badge>
      )}
    </a>
  );
}

/** One stop of the Tab key; inside it the arrow keys, Home and End. */
function moveIn(event: KeyboardEvent<HTMLElement>): void {
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=treeitem]")];
  const at = lines.indexOf(document.activeElement as HTMLElement);
  const level = (line: HTMLElement | undefined) => Number(line?.ariaLevel ?? 0);
  const to = {
    ArrowDown: lines[at + 1],
    ArrowUp: lines[at - 1],
    Home: lines[0],
    End: lines.at(-1),
    // Towards the picture looked at, and away from it.
    ArrowLeft: lines.slice(0, at).findLast((line) => level(line) < level(lines[at])),
    ArrowRight: level(lines[at + 1]) > level(lines[at]) ? lines[at + 1] : undefined,
  }[event.key];
  if (!/^(?:Arrow|Home|End)/.test(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  for (const line of lines) line.tabIndex = line === (to ?? lines[at]) ? 0 : -1;
  to?.focus();
}
