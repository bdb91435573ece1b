"use client";

import clsx from "clsx";
import { useEffect, useState } from "react";
import { UnshownPicture } from "#components/playground/results/unshown-picture.tsx";

type FadingPictureProps = {
  source: string | null;
  /** Squares behind what is see-through, once the picture stands. */
  checker: boolean;
  isPreview: boolean;
};

/** As long as the transition below. */
const fadeMs = 200;

/**
 * The newest picture over the one before: the old one stays until the new one is decoded and has faded in, so a preview
 * that is gone from the server leaves no hole.
 */
export function FadingPicture({ source, checker, isPreview }: FadingPictureProps) {
  const [shown, setShown] = useState(source);
  const [below, setBelow] = useState<string | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  useEffect(() => {
    if (source === null || source === shown) return;
    let wanted = true;
    const picture = new Image();
    picture.src = source;
    const show = () => {
      if (!wanted) return;
      setBelow(shown);
      setShown(source);
    };
    // A preview may be gone already; the next one, or the picture, follows.
    picture.decode().then(show, isPreview ? () => {} : show);
    return () => {
      wanted = false;
    };
  }, [source, shown, isPreview]);
  useEffect(() => {
    if (below === null) return;
    // By the clock: a see-through picture must not keep its preview behind it, whether a transition ends or not.
    const timer = setTimeout(() => setBelow(null), fadeMs);
    return () => clearTimeout(timer);
  }, [below]);
  if (shown === null) return null;
  if (broken === shown && !isPreview) return <UnshownPicture />;
  const layer = "absolute inset-0 size-full object-contain";
  return (
    <span
      aria-hidden="true"
      className={clsx("absolute inset-0 overflow-hidden", checker && "backdrop-checker")}
    >
      {below && <img src={below} alt="" className={layer} />}
      <img
        key={shown}
        src={shown}
        alt=""
        onError={() => setBroken(shown)}
        decoding={below ? "sync" : "async"}
        className={clsx(layer, below && "transition-opacity duration-200 starting:opacity-0")}
      />
    </span>
  );
}
