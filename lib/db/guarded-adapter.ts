import { AsyncLocalStorage } from "node:async_hooks";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";
import { driverFailure } from "#lib/db/driver-failure.ts";
import { isRead } from "#lib/db/sqlite-serial.ts";

type Guarded = {
  factory: SqlDriverAdapterFactory;
  /** Marks everything `work` starts as being inside a transaction. */
  within<Result>(work: () => Promise<Result>): Promise<Result>;
};

/**
 * An adapter whose failures are ours (`driverFailure`), and which refuses a write through the outer client from
 * inside a transaction at once: on SQLite it would wait for its own transaction to end, on PostgreSQL it would
 * survive the rollback.
 */
export function guardedAdapter(factory: SqlDriverAdapterFactory): Guarded {
  const inside = new AsyncLocalStorage<true>();
  const outside = () => {
    if (inside.getStore())
      throw new Error(
        "A write through the outer client inside a transaction: use the transaction's own client.",
      );
  };
  return {
    factory: {
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: async () => guardConnection(await mapped(() => factory.connect()), outside),
    },
    within: (work) => inside.run(true, work),
  };
}

function guardConnection(adapter: SqlDriverAdapter, outside: () => void): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    async queryRaw(query) {
      if (!isRead(query)) outside();
      return mapped(() => adapter.queryRaw(query));
    },
    async executeRaw(query) {
      outside();
      return mapped(() => adapter.executeRaw(query));
    },
    async executeScript(script) {
      outside();
      return mapped(() => adapter.executeScript(script));
    },
    async startTransaction(isolation) {
      outside();
      return guardTransaction(await mapped(() => adapter.startTransaction(isolation)));
    },
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false },
    dispose: () => adapter.dispose(),
  };
}

function guardTransaction(transaction: Transaction): Transaction {
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => mapped(() => transaction.queryRaw(query)),
    executeRaw: (query) => mapped(() => transaction.executeRaw(query)),
    commit: () => mapped(() => transaction.commit()),
    rollback: () => mapped(() => transaction.rollback()),
    createSavepoint: async (name) => transaction.createSavepoint?.(name),
    rollbackToSavepoint: async (name) => transaction.rollbackToSavepoint?.(name),
    releaseSavepoint: async (name) => transaction.releaseSavepoint?.(name),
  };
}

async function mapped<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    throw driverFailure(thrown);
  }
}
