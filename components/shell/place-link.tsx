"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { places } from "./places.ts";

/** The looks of one entry of the rail and of the tabs: an icon over a word. */
export const entryClass =
  "forced-edge flex min-h-12 w-full flex-col items-center justify-center gap-0.5 rounded-control px-1 py-1.5 text-xs text-muted leading-tight! transition-colors hover:bg-control hover:text-ink aria-[current=page]:bg-control aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-expanded:bg-control [&_svg]:size-5 [&_svg]:stroke-[1.75]";

/** A link to one place of the studio. */
export function PlaceLink({ place, className }: { place: (typeof places)[number]; className?: string }) {
  const t = useTranslations("shell.places");
  const path = usePathname();
  const here = place.href === "/" ? path === "/" : path.startsWith(place.href);
  return (
    <Link href={place.href} aria-current={here ? "page" : undefined} className={clsx(entryClass, className)}>
      <place.icon aria-hidden="true" />
      {t(place.name)}
    </Link>
  );
}
