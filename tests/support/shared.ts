import { pino } from "pino";
import { parseEnv } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { createShare } from "#lib/shares/create-share.ts";
import { revokeShare } from "#lib/shares/revoke-share.ts";
import type { ShareTerm } from "#lib/shares/view.ts";
import { withPngText } from "#lib/simulator/picture/png-text.ts";
import type { Context } from "#lib/studio/context.ts";
import { soloActor, soloWorkspaceId } from "#lib/studio/solo.ts";
import { openStudio } from "#server/open-studio.ts";
import { noise } from "#tests/support/pictures.ts";
import type { StudioProcess } from "#tests/support/studio-process.ts";

type Link = { id: string; url: string };
let drawn = 0;

/** A second process at a running studio's data, which puts pictures of a run there and shares them. */
export async function sharedFrom(
  { folder, url }: StudioProcess,
  { prompt, pictures, origin = url }: { prompt: string; pictures: number; origin?: string },
) {
  const env = parseEnv({ PENTIMENTO_DATA: folder, NODE_ENV: "production" }, { cwd: folder });
  const { studio, close } = await openStudio({ env, logger: pino({ level: "silent" }), runner: false });
  const context: Context = { studio, workspaceId: soloWorkspaceId, actor: soloActor, requestId: "req_test" };
  const { client } = studio.database;
  const imageIds = await draw(context, prompt, pictures);
  return {
    imageIds,
    context,
    async make(over: { term?: ShareTerm; title?: string; showPrompt?: boolean }): Promise<Link> {
      const asked = { imageIds, term: "30d" as const, title: "", showPrompt: false, ...over };
      const { id, path } = await createShare(context, asked);
      return { id, url: `${origin}${path}` };
    },
    revoke: ({ id }: Link) => revokeShare(context, { shareId: id }),
    async expire({ id }: Link) {
      await client.share.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    },
    audit: () => client.auditEntry.findMany({ where: { workspaceId: soloWorkspaceId } }),
    close,
  };
}

/** Pictures with the prompt in their bytes, as programs write them. */
async function draw({ studio, workspaceId }: Context, prompt: string, count: number): Promise<string[]> {
  const { client } = studio.database;
  const { id: connectionId } = await client.connection.findFirstOrThrow();
  const runId = newId("run");
  const who = { workspaceId, actorKind: "user", actorId: "owner" };
  const what = {
    connectionId,
    model: "gpt-image-2.5-flare",
    prompt,
    parameters: "{}",
    count,
    operation: "generate",
  };
  const facts = {
    estimate: 0n,
    state: "succeeded",
    idempotencyKey: runId,
    fingerprint: "",
    requestId: "req",
  };
  await client.run.create({ data: { id: runId, ...who, ...what, ...facts } });
  const ids: string[] = [];
  for (let position = 0; position < count; position++) {
    drawn += 1;
    const size = { width: 300 + drawn, height: 200 };
    const bytes = withPngText(await noise(size.width, size.height).png().toBuffer(), "prompt", prompt);
    const { sha256 } = await studio.blobs.write(once(bytes), 1e7);
    await client.blob.create({
      data: { workspaceId, sha256, bytes: bytes.length, mime: "image/png", ...size },
    });
    const id = newId("img");
    await client.image.create({ data: { id, ...who, origin: "run", runId, position, sha256, ...size } });
    ids.push(id);
  }
  return ids;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
