import { defineConfig } from "prisma/config";

// `--schema` and DATABASE_URL choose the provider: see scripts/new-migration.mjs.
const provider = process.env.PENTIMENTO_PROVIDER === "postgresql" ? "postgresql" : "sqlite";

// The full-text index is of kinds no model can say: on SQLite a virtual table with tables of its own, else of tsvectors.
const searchIndex =
  provider === "sqlite"
    ? ["SearchIndex", "SearchIndexTitles"].flatMap((index) =>
        ["", "_config", "_data", "_docsize", "_idx"].map((part) => `${index}${part}`),
      )
    : ["public.SearchIndex"];

export default defineConfig({
  schema: `prisma/.assembled/${provider}`,
  migrations: { path: `prisma/${provider}/migrations` },
  experimental: { externalTables: true },
  tables: { external: searchIndex },
  datasource: {
    url: process.env.DATABASE_URL ?? (provider === "sqlite" ? "file:./data/dev.db" : "postgresql://pglite/"),
  },
});
