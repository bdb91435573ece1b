"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ContextMenu } from "#components/ui/context-menu.tsx";
import type { Reachable } from "#components/viewer/actions/use-reachable.tsx";
import { altOf } from "#components/viewer/alt-text.ts";
import { Stage } from "#components/viewer/stage/stage.tsx";
import { Unshown } from "#components/viewer/stage/unshown.tsx";
import { useLooked, useViewerParts } from "#components/viewer/viewer-context.tsx";

/** The picture, or why there is none; the same actions on a right click. */
export function ViewerStage({ deeds }: { deeds: Reachable }) {
  const t = useTranslations("viewer");
  const { zoom, walk, item } = useViewerParts();
  const { image, detail, failure, prompt } = useLooked();
  const [broken, setBroken] = useState<string | null>(null);
  const reason = unshownReason({
    width: image.width,
    file: detail?.file,
    failure,
    broken: broken === image.id,
  });
  return (
    <ContextMenu
      label={t("menu")}
      items={deeds.items}
      className="relative flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <Stage
        image={image}
        alt={altOf(prompt, image, t)}
        preview={item.image.id === image.id ? (item.preview ?? image.thumbUrl) : image.thumbUrl}
        zoom={zoom}
        walk={walk}
        unshown={reason && <Unshown key={`${image.id} ${reason}`} reason={reason} preview={image.thumbUrl} />}
        onBroken={() => setBroken(image.id)}
      />
    </ContextMenu>
  );
}

type Situation = {
  width: number;
  file: "kept" | "missing" | "purged" | undefined;
  failure: unknown;
  broken: boolean;
};

function unshownReason({ width, file, failure, broken }: Situation) {
  if (failure && file === undefined && isGone(failure)) return "unknown" as const;
  if (file === "purged" || file === "missing") return file;
  // What can't be measured can't be drawn by a browser either, or must not be (an SVG).
  if (width === 0) return "foreign" as const;
  return broken ? ("broken" as const) : null;
}

const isGone = (failure: unknown) =>
  typeof failure === "object" && failure !== null && "code" in failure && failure.code === "not_found";
