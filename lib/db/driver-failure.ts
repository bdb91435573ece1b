import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import { AppError } from "#lib/errors.ts";

// What a driver adapter calls the ways in which a database is not there; every other kind (a unique constraint, a
// missing table) stays Prisma's own error.
const unavailableKinds = new Set([
  "SocketTimeout",
  "DatabaseNotReachable",
  "ConnectionClosed",
  "TooManyConnections",
  "DatabaseAccessDenied",
  "AuthenticationFailed",
  "DatabaseDoesNotExist",
  "TlsConnectionError",
  "TransactionWriteConflict",
]);
const fullCodes = /^(SQLITE_FULL|53100)$/;
// SQLite's primary codes for a file that cannot be used; PostgreSQL's classes 08 (connection) and 57P (shut down), 53 (out of something).
const unavailableCodes =
  /^(SQLITE_(BUSY|LOCKED|CANTOPEN|IOERR|CORRUPT|NOTADB|READONLY|PERM|PROTOCOL)|08...|57P..|53...)/;
// pg's pool and client have no code for these.
const unavailableMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|The server does not support SSL)/;

/** `database_unavailable` or `disk_full` for failures that are nobody's query's fault; all else as it came. */
export function driverFailure(thrown: unknown): unknown {
  if (thrown instanceof DriverAdapterError) {
    const { kind, originalCode, originalMessage } = thrown.cause;
    if (originalCode && fullCodes.test(originalCode)) return full(thrown);
    if (unavailableKinds.has(kind) || (originalCode && unavailableCodes.test(originalCode)))
      return unavailable(thrown, originalMessage);
    return thrown;
  }
  if (!(thrown instanceof Error)) return thrown;
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";
  if (fullCodes.test(code) || code === "ENOSPC") return full(thrown);
  if (unavailableCodes.test(code) || "syscall" in thrown || unavailableMessages.test(thrown.message))
    return unavailable(thrown, thrown.message);
  return thrown;
}

const full = (cause: unknown) =>
  new AppError("disk_full", { message: "The database has no room left.", cause });
const unavailable = (cause: unknown, why = "") =>
  new AppError("database_unavailable", { message: `The database does not answer. ${why}`.trim(), cause });
