import { defineConfig } from "prisma/config";

// `--schema` and DATABASE_URL choose the provider: see scripts/new-migration.mjs.
const provider = process.env.PENTIMENTO_PROVIDER === "postgresql" ? "postgresql" : "sqlite";

export default defineConfig({
  schema: `prisma/.assembled/${provider}`,
  migrations: { path: `prisma/${provider}/migrations` },
  datasource: {
    url: process.env.DATABASE_URL ?? (provider === "sqlite" ? "file:./data/dev.db" : "postgresql://pglite/"),
  },
});
