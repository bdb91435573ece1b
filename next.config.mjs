import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  // `npm test` builds beside a running studio, in its own folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run check` does this; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["better-sqlite3", "sharp", "pino"],
  // Pictures come from /blobs in the sizes they are kept in; nothing else is to be fetched and decoded here.
  images: { unoptimized: true },
  experimental: {
    serverActions: { bodySizeLimit: "1mb" },
    // Builds are mostly first ones: writing the cache for a second takes a third of their time, and 120 MB.
    turbopackFileSystemCacheForBuild: false,
  },
};

export default createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: {
    messages: {
      path: ["./lib/i18n/messages/en", "./lib/i18n/messages/zh-CN"],
      format: "json",
      locales: ["en", "zh-CN"],
      sourceLocale: "en",
      // The browser gets messages ready to fill in, and no ICU parser (12.5 kB less, gzip 3.7).
      precompile: true,
    },
  },
})(config);
