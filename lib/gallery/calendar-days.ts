import { AppError } from "#lib/errors.ts";

const dayMs = 86_400_000;

/** Which calendar day it is somewhere, as `2026-11-21`. */
export type DayOf = (milliseconds: number) => string;

/** `timeZone` is an IANA name; another one is `invalid_request`. */
export function daysIn(timeZone: string): DayOf {
  try {
    const format = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    return (milliseconds) => format.format(milliseconds);
  } catch (cause) {
    throw new AppError("invalid_request", { field: "timeZone", cause });
  }
}

/** The first moment of a day there. Days that begin at one o'clock, as some did, begin then. */
export function startOfDay(day: string, dayOf: DayOf): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // No place is further than 15 hours from Greenwich, but a time zone may be called +23:59.
  let [before, after] = [midnight - dayMs, midnight + dayMs];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle) >= day) after = middle;
    else before = middle;
  }
  return after;
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
}
