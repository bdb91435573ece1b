"use client";

import clsx from "clsx";
import { Check, MoreHorizontal, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "#components/ui/icon-button.tsx";

const icon = { "aria-hidden": true as const };
const hiddenUntilNear =
  "opacity-0 group-focus-within/card:opacity-100 group-hover/card:opacity-100 coarse:opacity-100";

type CardTickProps = { title: string; isSelected: boolean; isSelecting: boolean; tabIndex: number };

/** The box that selects a card, over its picture. */
export function CardTick({ title, isSelected, isSelecting, tabIndex }: CardTickProps) {
  const t = useTranslations("library.card");
  const isShown = isSelecting || isSelected;
  return (
    <label
      data-tick=""
      className={clsx(
        "absolute top-0 left-0 grid size-10 cursor-pointer place-items-center rounded-card transition-opacity has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:-outline-offset-4 coarse:size-11",
        !isShown && "opacity-0 group-focus-within/card:opacity-100 group-hover/card:opacity-100",
      )}
    >
      <input
        type="checkbox"
        checked={isSelected}
        readOnly
        tabIndex={tabIndex}
        aria-label={t("select", { title })}
        className="absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
      />
      <span
        aria-hidden="true"
        className={clsx(
          "pointer-events-none grid size-5 place-items-center rounded-full border-2 [&_svg]:size-3.5 [&_svg]:stroke-[3]",
          isSelected
            ? "forced-selected border-accent bg-accent text-on-accent"
            : "border-on-scrim bg-scrim text-on-scrim",
        )}
      >
        {isSelected && <Check />}
      </span>
    </label>
  );
}

type CardButtonsProps = { title: string; isFavourite: boolean; tabIndex: number };

/** Star and menu of a card; on a phone the star is a line of the menu. The list around it listens. */
export function CardButtons({ title, isFavourite, tabIndex }: CardButtonsProps) {
  const t = useTranslations("library.card");
  return (
    <div className="absolute top-1.5 right-1.5 flex gap-1">
      <IconButton
        variant="scrim"
        label={t("favourite", { title })}
        aria-pressed={isFavourite}
        data-favourite=""
        tabIndex={tabIndex}
        icon={<Star {...icon} className={isFavourite ? "fill-accent text-accent" : ""} />}
        className={clsx("max-sm:hidden", !isFavourite && hiddenUntilNear)}
      />
      <IconButton
        variant="scrim"
        label={t("menu", { title })}
        aria-haspopup="menu"
        data-menu=""
        tabIndex={tabIndex}
        icon={<MoreHorizontal {...icon} />}
        className={clsx(hiddenUntilNear, "max-sm:bg-transparent! max-sm:text-ink!")}
      />
    </div>
  );
}
