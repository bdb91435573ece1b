import { useFormatter, useTranslations } from "next-intl";
import { endState } from "#lib/models/end-state.ts";
import type { ModelProfile } from "#lib/models/profile.ts";

type Mortal = { profile: Pick<ModelProfile, "endsOn" | "replacedBy"> };

/** What to say of a model that ends or has ended; null while it lives. */
export function useModelMark({ profile }: Mortal): { short: string; long: string } | null {
  const m = useTranslations("models");
  const format = useFormatter();
  const end = endState(profile, new Date());
  if (end.state === "alive" || profile.endsOn === null) return null;
  // A day without a zone: read and written in UTC, it stays that day everywhere.
  const date = format.dateTime(new Date(`${profile.endsOn}T00:00:00Z`), {
    dateStyle: "medium",
    timeZone: "UTC",
  });
  const short = end.state === "ended" ? m("end.ended", { date }) : m("end.ending", { date, days: end.days });
  const successor = profile.replacedBy ? ` ${m("end.replacedBy", { model: profile.replacedBy })}` : "";
  return { short, long: `${short}${successor}` };
}
