import { expect, it } from "vitest";
import { daysIn, startOfDay } from "#lib/gallery/calendar-days.ts";

it.each(["UTC", "Asia/Shanghai", "Pacific/Kiritimati", "Etc/GMT+12", "+23:59", "-23:59"])(
  "a day in %s begins with its first moment",
  (timeZone) => {
    const dayOf = daysIn(timeZone);
    const start = startOfDay("2026-11-21", dayOf);
    expect([dayOf(start - 1), dayOf(start)]).toEqual(["2026-11-20", "2026-11-21"]);
  },
);
