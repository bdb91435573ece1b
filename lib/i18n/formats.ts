/** Named formats: `format.number(0.0412, "usd")`, `format.dateTime(date, "moment")`. "$" in both languages, not "US$". */
export const formats = {
  number: {
    usd: {
      style: "currency",
      currency: "USD",
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: 2,
      maximumFractionDigits: 4,
    },
    usdRounded: { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" },
    percent: { style: "percent", maximumFractionDigits: 0 },
  },
  dateTime: {
    day: { year: "numeric", month: "2-digit", day: "2-digit" },
    moment: {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  },
} as const;
