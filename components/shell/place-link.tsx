"use client";

import clsx from "clsx";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Glyph } from "#components/ui/glyph.tsx";
import type { places } from "./places.ts";
import { useGo } from "./use-go.ts";

/** The looks of one entry of the rail and of the tabs: an icon over a word. */
export const entryClass =
  "forced-edge flex min-h-12 w-full flex-col items-center justify-center gap-0.5 rounded-control px-1 py-1.5 text-xs text-muted leading-tight! transition-colors hover:bg-control hover:text-ink aria-[current=page]:bg-control aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-expanded:bg-control [&_svg]:size-5 [&_svg]:stroke-[1.75]";

/** A link to one place of the studio. */
export function PlaceLink({ place, className }: { place: (typeof places)[number]; className?: string }) {
  const t = useTranslations("shell.places");
  const path = usePathname();
  const here = place.href === "/" ? path === "/" : path.startsWith(place.href);
  return (
    <a
      {...useGo(place.href)}
      aria-current={here ? "page" : undefined}
      className={clsx(entryClass, className)}
    >
      <Glyph name={place.icon} className="" />
      {t(place.name)}
    </a>
  );
}
