import localFont from "next/font/local";

/**
 * Geist Sans, Latin only, weights 400-600 on one axis (19 kB). Made from the `geist` package with fontTools: instancer
 * wght=400:600, then pyftsubset on Basic Latin, Latin-1, punctuation, arrows and key caps, keeping kern, liga, calt,
 * tnum, case, frac, zero. Chinese comes from the system's fonts.
 */
export const geist = localFont({
  src: "./geist-latin.woff2",
  variable: "--font-geist",
  weight: "400 600",
  display: "swap",
  fallback: ["system-ui", "sans-serif"],
});
