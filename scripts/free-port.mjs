// Says that the port is taken before anything is built: a build would change the files of the studio that runs there.
import { createServer } from "node:net";
import { join } from "node:path";
import { root } from "./bootstrap.mjs";

/** Ends the process with a sentence when HOST:PORT is in use. Odd values are left to the server, which explains them. */
export async function requireFreePort() {
  readEnvFile();
  const host = process.env.HOST || "127.0.0.1";
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return;
  const code = await tryPort(host, port);
  if (code !== "EADDRINUSE") return;
  console.error(
    `Pentimento cannot start: port ${port} on ${host} is in use by another program, perhaps by a Pentimento that ` +
      `is running already. Stop it, or choose another port, for example: PORT=${port + 1} npm start`,
  );
  process.exit(1);
}

/** PORT may stand in `.env`. Nodes that cannot read it leave the finding to the server. */
function readEnvFile() {
  try {
    process.loadEnvFile?.(join(root, ".env"));
  } catch {
    // There is none.
  }
}

function tryPort(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
