import type { Logger } from "pino";
import { newId } from "#lib/ids.ts";
import type { Leave } from "#server/shutdown.ts";

/**
 * Calls `leave` on Ctrl-C and SIGTERM, and, for a process that npm's launcher started, when the launcher is gone. An
 * exception nobody caught is logged with an id and ends the process, since what it left half done is unknown.
 */
export function onLeaving(leave: Leave, { logger, launched }: { logger: Logger; launched: boolean }): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => leave("person"));
  if (launched && process.platform !== "win32") watchParent(leave);
  process.on("uncaughtException", (error) => {
    logger.fatal({ err: error, errorId: newId("err") }, "uncaught exception");
    leave("broken");
  });
  process.on("unhandledRejection", (reason) => {
    logger.error({ err: reason, errorId: newId("err") }, "unhandled rejection");
  });
}

function watchParent(leave: Leave): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    leave("orphaned");
  }, 500);
  timer.unref();
}
