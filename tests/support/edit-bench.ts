import sharp, { type Sharp } from "sharp";
import { type Composer, createComposer } from "#lib/edits/composer.ts";
import { describeSource } from "#lib/edits/describe-source.ts";
import { getEdit } from "#lib/edits/get-edit.ts";
import { startEdit } from "#lib/edits/start-edit.ts";
import type { EditDraft, EditRun, EditView } from "#lib/edits/view.ts";
import { newId } from "#lib/ids.ts";
import type { Mask } from "#lib/masks/mask.ts";
import { connectProvider } from "#lib/providers/connect.ts";
import type { ImageView } from "#lib/runs/view.ts";
import { createSimulator } from "#lib/simulator/simulator.ts";
import { storeUpload, type UploadPurpose } from "#lib/uploads/store-upload.ts";
import type { RunnerBench } from "#tests/support/runner-bench.ts";
import { drawn, type ScriptedProvider, scriptedProvider } from "#tests/support/scripted-provider.ts";
import { wavyMask } from "#tests/support/synthetic-drift.ts";

const composers = new WeakMap<RunnerBench, Composer[]>();

/** Lets the bench's studio put edits together. Ends with `stopComposers`. */
export function launchComposer(bench: RunnerBench): Composer {
  const composer = createComposer(bench.test.studio, { sweepMs: 50, patienceMs: 0 });
  composers.set(bench, [...(composers.get(bench) ?? []), composer]);
  bench.test.onWakeComposer(composer.wake);
  composer.start();
  return composer;
}

export async function stopComposers(bench: RunnerBench): Promise<void> {
  await Promise.all((composers.get(bench) ?? []).map((composer) => composer.drain()));
  composers.delete(bench);
}

/** A picture brought from outside. */
export function bring(
  bench: RunnerBench,
  bytes: Uint8Array,
  purpose: UploadPurpose = "reference",
): Promise<ImageView> {
  const source = (async function* () {
    yield bytes;
  })();
  return storeUpload(bench.test.context, { source, declaredMime: null, name: null, purpose });
}

/** A painted mask as the editor sends it. */
export async function bringMask(bench: RunnerBench, { width, height, data }: Mask): Promise<ImageView> {
  const png = await sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  return bring(bench, png, "edit-mask");
}

/** A draft of an edit that can be started, with a key of its own. */
export function editDraft(bench: RunnerBench, over: Partial<EditDraft> & { sourceId: string }): EditDraft {
  const { connectionId, model, prompt, count, parameters } = bench.test.draft();
  return {
    connectionId,
    model,
    prompt,
    count,
    parameters,
    maskId: null,
    markupId: null,
    references: [],
    mode: "exact",
    settings: { feather: null, shift: 0, strength: 1, band: 0 },
    outset: { left: 0, top: 0, right: 0, bottom: 0 },
    context: 0.35,
    idempotencyKey: newId("key"),
    ...over,
  };
}

/** Waits until every job of an edit has ended and every result is put together or given up. */
export async function untilComposed(bench: RunnerBench, { run }: Pick<EditRun, "run">): Promise<EditView> {
  await bench.until(run, (view) => view.state !== "running");
  const patience = Date.now() + 20_000;
  for (;;) {
    const edit = await getEdit(bench.test.context, { runId: run.id });
    if (edit.results.every(({ state }) => state !== "pending")) return edit;
    if (Date.now() > patience) throw new Error(`still ${JSON.stringify(edit.results)}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

/** Lets a provider draw that answers at once with what it was sent, in another tone; keeps what it was sent. */
export function redraw(
  bench: RunnerBench,
  change: (crop: Sharp, call: number) => Sharp = (crop) => crop.linear(0.9, 20),
): ScriptedProvider {
  const provider = scriptedProvider({
    draw: async ({ inputs: [crop] }, call, number) => {
      const bytes = await change(sharp(crop?.bytes), number).png({ compressionLevel: 1 }).toBuffer();
      return drawn(call.clientRequestId, { images: [{ bytes }] });
    },
  });
  bench.test.setProvider(provider);
  return provider;
}

/** What a fake server was sent in one call. */
export type Received = { fields: Record<string, string>; files: Record<string, Uint8Array[]> };

/** Lets the simulator draw, through the real adapter, and keeps what it was sent. */
export function simulate(bench: RunnerBench): Received[] {
  const received: Received[] = [];
  const simulator = createSimulator({ latency: () => 0 });
  const provider = connectProvider(
    { kind: "simulator", baseUrl: null },
    {
      openaiApiKey: null,
      openaiBaseUrl: "http://nowhere.invalid/v1",
      simulator: {
        async fetch(request) {
          received.push(await readForm(request.clone()));
          return simulator.fetch(request);
        },
      },
    },
  );
  bench.test.setProvider(provider);
  return received;
}

async function readForm(request: Request): Promise<Received> {
  const call: Received = { fields: {}, files: {} };
  for (const [name, value] of await request.formData()) {
    if (typeof value === "string") call.fields[name] = value.replaceAll("\r\n", "\n");
    else {
      const field = name.replace("[]", "");
      call.files[field] = [...(call.files[field] ?? []), new Uint8Array(await value.arrayBuffer())];
    }
  }
  return call;
}

/** Edits a picture behind a mask in its middle. */
export async function editedOf(
  bench: RunnerBench,
  picture: Sharp | Uint8Array,
  over: Partial<EditDraft> = {},
): Promise<EditView> {
  const bytes = picture instanceof Uint8Array ? picture : await picture.png().toBuffer();
  const source = await bring(bench, bytes);
  const { width, height } = await describeSource(bench.test.context, { imageId: source.id });
  const mask = wavyMask(width, height, width / 2, height / 2, Math.min(width, height) / 5);
  const maskId = (await bringMask(bench, mask)).id;
  const draft = editDraft(bench, { sourceId: source.id, maskId, ...over });
  return untilComposed(bench, await startEdit(bench.test.context, draft));
}

/** How many locked pixels differ between the stored picture and the stored composite of the first result. */
export async function changedOutside(
  bench: RunnerBench,
  { source, mask, results }: EditView,
): Promise<number> {
  const composite = results[0]?.composite;
  if (!composite || !mask) throw new Error(`nothing was put together: ${JSON.stringify(results)}`);
  const read = (image: ImageView) => bench.test.studio.blobs.read(image.sha256);
  const pixels = async (image: ImageView) =>
    sharp(await read(image), { ignoreIcc: true })
      .autoOrient()
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer();
  const [before, after] = [await pixels(source), await pixels(composite)];
  const open = await sharp(await read(mask))
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  let changed = 0;
  for (let at = 0; at < open.length; at++)
    if (open[at] === 0 && before.compare(after, at * 4, at * 4 + 4, at * 4, at * 4 + 4) !== 0) changed++;
  return changed;
}
