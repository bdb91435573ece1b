import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from "@prisma/driver-adapter-utils";

// The driver's own wait blocks the event loop, so it is short; beyond it we wait here, without blocking.
const blockingWaitMs = 20;
const patienceMs = 20_000;

/**
 * SQLite for Prisma without lost writes. The stock adapter has one connection and runs plain statements inside whatever
 * transaction happens to be open on it: acknowledged writes go with its rollback (measured). Here one writer
 * connection stands behind one lock, for statements and transactions alike, and one read-only connection answers
 * every SELECT outside a transaction. Transactions are BEGIN IMMEDIATE, so that two processes wait for each other
 * instead of failing half-way.
 */
export function serialSqlite(file: string): SqlDriverAdapterFactory {
  return { provider: "sqlite", adapterName: "@prisma/adapter-better-sqlite3", connect: () => connect(file) };
}

async function connect(file: string): Promise<SqlDriverAdapter> {
  const factory = new PrismaBetterSqlite3({ url: `file:${file}`, timeout: blockingWaitMs });
  const writer = await factory.connect();
  await patiently(() => writer.executeScript("PRAGMA journal_mode=WAL"));
  await writer.executeScript("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
  // 32 MB of pages instead of 2: a page of a large library reads more than those.
  const reader = await factory.connect();
  await patiently(() => reader.executeScript("PRAGMA query_only=ON; PRAGMA cache_size=-32768"));
  const present = presenceOf(file);
  const lock = createLock();
  const alone = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const release = await lock();
    try {
      present();
      return await patiently(work);
    } finally {
      release();
    }
  };
  return {
    provider: "sqlite",
    adapterName: writer.adapterName,
    async queryRaw(query) {
      if (!isRead(query)) return alone(() => writer.queryRaw(query));
      present();
      return patiently(() => reader.queryRaw(query));
    },
    executeRaw: (query) => alone(() => writer.executeRaw(query)),
    executeScript: (script) => alone(() => writer.executeScript(script)),
    async startTransaction(isolation) {
      if (isolation && isolation !== "SERIALIZABLE")
        throw new DriverAdapterError({ kind: "InvalidIsolationLevel", level: isolation });
      const release = await lock();
      try {
        present();
        await patiently(() => writer.executeScript("BEGIN IMMEDIATE"));
      } catch (thrown) {
        release();
        throw thrown;
      }
      return openTransaction(writer, release);
    },
    async dispose() {
      const release = await lock();
      await writer.dispose().finally(release);
      await reader.dispose();
    },
  };
}

/**
 * Throws when the file is not the one that was opened. A file that is deleted or replaced stays open: everything would
 * be acknowledged, runs begun and paid, and all of it gone with the process. (A stat takes some 8 microseconds.)
 */
function presenceOf(file: string): () => void {
  const inode = () => statSync(file, { bigint: true, throwIfNoEntry: false })?.ino;
  const opened = inode();
  return () => {
    if (inode() !== opened) throw new DriverAdapterError({ kind: "DatabaseDoesNotExist", db: file });
  };
}

/** Whether a statement is a plain SELECT, which the reading connection may answer. */
export function isRead(query: SqlQuery): boolean {
  return /^\s*SELECT\b/i.test(query.sql);
}

function openTransaction(writer: SqlDriverAdapter, release: () => void): Transaction {
  let open = true;
  let doom: unknown = null;
  // A statement that comes after the end would run outside any transaction, or inside somebody else's.
  const during = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (!open) throw new DriverAdapterError({ kind: "TransactionAlreadyClosed", cause: "it has ended" });
    if (doom) throw doom;
    try {
      return await work();
    } catch (thrown) {
      if (endsTransaction(thrown)) doom = thrown;
      throw thrown;
    }
  };
  const run = (sql: string) => during(() => writer.executeScript(sql));
  const end = async (sql: "COMMIT" | "ROLLBACK") => {
    if (!open) return;
    try {
      if (doom) throw doom;
      await patiently(async () => writer.executeScript(sql));
    } catch (thrown) {
      await undo(writer);
      if (sql === "COMMIT") throw thrown;
    } finally {
      open = false;
      release();
    }
  };
  return {
    provider: "sqlite",
    adapterName: writer.adapterName,
    // "Phantom": the engine sends no COMMIT of its own, it calls the two functions below.
    options: { usePhantomQuery: true },
    queryRaw: (query) => during(() => writer.queryRaw(query)),
    executeRaw: (query) => during(() => writer.executeRaw(query)),
    commit: () => end("COMMIT"),
    rollback: () => end("ROLLBACK"),
    createSavepoint: (name) => run(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
  };
}

/** After these SQLite may have rolled back by itself, and what follows would be committed one by one. */
function endsTransaction(thrown: unknown): boolean {
  const code = thrown instanceof DriverAdapterError ? thrown.cause.originalCode : undefined;
  return /^SQLITE_(FULL|IOERR|NOMEM|BUSY|INTERRUPT|CORRUPT)/.test(code ?? "");
}

async function undo(writer: SqlDriverAdapter): Promise<void> {
  try {
    await writer.executeScript("ROLLBACK");
  } catch {
    // No transaction is open any more, which is all that was wanted.
  }
}

/** First come, first served. Resolves with the function that lets the next one in. */
function createLock(): () => Promise<() => void> {
  let tail: Promise<void> = Promise.resolve();
  return async () => {
    const before = tail;
    const { promise, resolve } = Promise.withResolvers<void>();
    tail = before.then(() => promise);
    await before;
    return resolve;
  };
}

/** Tries again while another process holds the database; nothing has been done when SQLite says BUSY. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      if (!isBusy(thrown) || Date.now() > deadline) throw thrown;
      await sleep(2 + Math.random() * 20);
    }
  }
}

function isBusy(thrown: unknown): boolean {
  return thrown instanceof DriverAdapterError && (thrown.cause.originalCode ?? "").startsWith("SQLITE_BUSY");
}
