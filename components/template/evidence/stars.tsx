"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";

type StarsProps = { label: string; score: number | null; rate: (score: number | null) => void };

const scores = [1, 2, 3, 4, 5] as const;

/** One to five stars; the chosen one again takes the rating back. */
export function Stars({ label, score, rate }: StarsProps) {
  const t = useTranslations("template");
  const name = useId();
  return (
    <fieldset aria-label={label} className="flex">
      {scores.map((one) => (
        <label
          key={one}
          className="relative flex size-8 items-center justify-center rounded-control hover:bg-control has-focus-visible:outline-2 has-focus-visible:outline-ring coarse:size-11"
        >
          <input
            type="radio"
            name={name}
            aria-label={t("sheet.stars", { count: one })}
            checked={score === one}
            onChange={() => rate(one)}
            onClick={() => score === one && rate(null)}
            className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
          />
          <Star
            aria-hidden="true"
            className={`size-5 ${score !== null && one <= score ? "fill-accent text-accent" : "text-muted"}`}
          />
        </label>
      ))}
    </fieldset>
  );
}
