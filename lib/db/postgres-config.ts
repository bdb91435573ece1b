import type { ClientConfig } from "pg";

/**
 * What `pg` needs, from a DATABASE_URL. `?schema=` is Prisma's word, which `pg` does not know: it becomes the search
 * path, so that raw SQL and migrations find the same tables.
 */
export function postgresConfig(databaseUrl: string): ClientConfig & { schema: string | null } {
  const url = new URL(databaseUrl);
  const schema = url.searchParams.get("schema");
  url.searchParams.delete("schema");
  return {
    connectionString: url.href,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: "pentimento",
    schema,
    ...(schema ? { options: `-c search_path="${schema.replaceAll(/[^\w-]/g, "")}"` } : {}),
  };
}
