import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { contentSecurityPolicy } from "#lib/security/content-security-policy.ts";

const root = join(import.meta.dirname, "..", "..");
const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".html": "text/html" };

/** The classes that the stage is laid out by, which come from Tailwind in the studio. */
const styles = `
  body { margin: 0; overflow: hidden; background: #000; }
  .relative { position: relative; } .absolute { position: absolute; } .inset-0 { inset: 0; }
  .size-full { width: 100%; height: 100%; } .overflow-hidden { overflow: hidden; }
  .left-0 { left: 0; } .top-0 { top: 0; } .invisible { visibility: hidden; }
  .pointer-events-none { pointer-events: none; } .rounded-full { border-radius: 50%; box-sizing: border-box; }
  .border { border: 1px solid white; } .touch-none { touch-action: none; }
`;

/** The page of tests/bench/mask/page.tsx, bundled for production, served under the studio's own policy. */
export type MaskHarness = { readonly url: string; close(): Promise<void> };

/** Vite comes with vitest, which does not hand out its `build`. */
async function vite(): Promise<{ build(options: object): Promise<unknown> }> {
  const found = createRequire(createRequire(import.meta.url).resolve("vitest/package.json")).resolve("vite");
  return import(found);
}

export async function openMaskHarness(): Promise<MaskHarness> {
  const folder = await mkdtemp(join(tmpdir(), "pentimento-mask-"));
  const { build } = await vite();
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    base: "/",
    define: { "process.env.NODE_ENV": '"production"' },
    worker: { format: "es" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: {
        input: join(root, "tests", "bench", "mask", "page.tsx"),
        output: { entryFileNames: "page.js" },
      },
    },
  });
  const nonce = "aGFybmVzcw==";
  const html = `<!doctype html><title>mask</title><style>${styles}</style><div id="root"></div><script type="module" nonce="${nonce}" src="/page.js"></script>`;
  const server = createServer(async ({ url = "/" }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    if (path === "/") {
      response.setHeader("content-security-policy", contentSecurityPolicy(nonce, { development: false }));
      response.setHeader("content-type", "text/html");
      response.end(html);
      return;
    }
    const file = await readFile(join(folder, path)).catch(() => null);
    response.statusCode = file ? 200 : 404;
    response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
