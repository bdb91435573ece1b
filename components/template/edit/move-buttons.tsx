"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { announce } from "#components/ui/announce.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

type MoveButtonsProps = { name: string; index: number; count: number; move: (to: number) => void };

/** Up and down in a list; says the new place. */
export function MoveButtons({ name, index, count, move }: MoveButtonsProps) {
  const t = useTranslations("template");
  const go = (to: number) => {
    move(to);
    announce(t("order.moved", { name, place: to + 1, count }));
  };
  return (
    <>
      <IconButton
        label={t("order.up", { name })}
        icon={<ArrowUp aria-hidden="true" />}
        aria-disabled={index === 0 || undefined}
        onClick={() => index > 0 && go(index - 1)}
      />
      <IconButton
        label={t("order.down", { name })}
        icon={<ArrowDown aria-hidden="true" />}
        aria-disabled={index === count - 1 || undefined}
        onClick={() => index < count - 1 && go(index + 1)}
      />
    </>
  );
}

/** The list with one of its members at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const taken = items.slice(from, from + 1);
  return items.toSpliced(from, 1).toSpliced(to, 0, ...taken);
}
