import type { Prisma, PrismaClient } from "#lib/db/generated/sqlite/client.ts";

/** What a service may do inside a transaction. Both generated clients have this shape; SQLite's types speak for both. */
export type Transaction = Prisma.TransactionClient;

export type Database = {
  readonly kind: "sqlite" | "postgresql";
  /** For reads, and for single writes. */
  readonly client: PrismaClient;
  /**
   * Runs `work` in one write transaction (SQLite: BEGIN IMMEDIATE; PostgreSQL: read committed) and commits before it
   * resolves. Keep it short, no network inside, and never await the outer client from within.
   */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Answers when the database does; throws `database_unavailable` otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
