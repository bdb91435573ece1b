import { defineConfig } from "prisma/config";

// `--schema` and DATABASE_URL choose the provider: see scripts/new-migration.mjs.
const provider = process.env.PENTIMENTO_PROVIDER === "postgresql" ? "postgresql" : "sqlite";

// SQLite's full-text index is a virtual table with tables of its own; no model can say that.
const searchIndex = ["", "_config", "_data", "_docsize", "_idx"].map((part) => `SearchIndex${part}`);

export default defineConfig({
  schema: `prisma/.assembled/${provider}`,
  migrations: { path: `prisma/${provider}/migrations` },
  experimental: { externalTables: true },
  tables: { external: provider === "sqlite" ? searchIndex : [] },
  datasource: {
    url: process.env.DATABASE_URL ?? (provider === "sqlite" ? "file:./data/dev.db" : "postgresql://pglite/"),
  },
});
