import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatorServer } from "#tests/support/simulator-server.ts";
import {
  type Expected,
  expectError,
  fiveQualities,
  highError,
  lowError,
  missingError,
  modelError,
  sizeError,
  threeQualities,
  typeError,
  unknownError,
  userErrorType,
  valueError,
} from "#tests/support/wire-errors.ts";

type Row = [fault: string, body: Record<string, unknown>, expected: Expected];

let server: Awaited<ReturnType<typeof simulatorServer>>;
beforeAll(async () => {
  server = await simulatorServer();
});
afterAll(() => server.close());

const bearer = { authorization: "Bearer sk-test" };

async function postJson(path: string, body: unknown): Promise<Response> {
  const headers = { ...bearer, "content-type": "application/json" };
  return fetch(`${server.base}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

// Every row goes on top of a body that is otherwise fine; undefined takes a key away.
const generations: Row[] = [
  ["model absent", { model: undefined }, missingError("model")],
  ["model null", { model: null }, typeError("model", "a string", "null")],
  ["model 3", { model: 3 }, typeError("model", "a string", "an integer")],
  ["model 1.5", { model: 1.5 }, typeError("model", "a string", "a decimal number")],
  ["model true", { model: true }, typeError("model", "a string", "a boolean")],
  ["model {}", { model: {} }, typeError("model", "a string", "an object")],
  ["model []", { model: [] }, typeError("model", "a string", "an array")],
  ["model unknown", { model: "gpt-image-9" }, modelError("gpt-image-9")],
  ["model empty", { model: "" }, modelError("")],
  ...["gpt-image-1", "dall-e-2", "dall-e-3", "gpt-5.6", "gpt-image-2.6"].map(
    (model): Row => [`model ${model}`, { model }, modelError(model)],
  ),
  ["invented key", { bogus_field: 1 }, unknownError("bogus_field")],
  ...[
    "response_format",
    "style",
    "seed",
    "negative_prompt",
    "steps",
    "image",
    "images",
    "mask",
    "input_fidelity",
  ].map((key): Row => [`${key} on generations, even null`, { [key]: null }, unknownError(key)]),
  ["2.6's complexity on 2", { complexity: "low" }, unknownError("complexity")],
  ["prompt absent", { prompt: undefined }, missingError("prompt")],
  ["prompt null", { prompt: null }, typeError("prompt", "a string", "null")],
  ["prompt 123", { prompt: 123 }, typeError("prompt", "a string", "an integer")],
  [
    "prompt empty",
    { prompt: "" },
    {
      code: "empty_string",
      param: "prompt",
      message:
        "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.",
    },
  ],
  [
    "prompt too long, counted in code points",
    { prompt: "😀".repeat(32_001) },
    {
      code: "string_above_max_length",
      param: "prompt",
      message:
        "Invalid 'prompt': string too long. Expected a string with maximum length 32000, but got a string with length 32001 instead.",
    },
  ],
  ["n 0", { n: 0 }, lowError("n", 1, 0)],
  ["n 11", { n: 11 }, highError("n", 10, 11)],
  ["n 1.5", { n: 1.5 }, typeError("n", "an integer", "a decimal number")],
  ['n "2"', { n: "2" }, typeError("n", "an integer", "a string")],
  ["n true", { n: true }, typeError("n", "an integer", "a boolean")],
  [
    "compression 101",
    { output_format: "jpeg", output_compression: 101 },
    highError("output_compression", 100, 101),
  ],
  ["compression -1", { output_compression: -1 }, lowError("output_compression", 0, -1)],
  ["partial_images 4", { partial_images: 4 }, highError("partial_images", 3, 4)],
  ["partial_images -1", { partial_images: -1 }, lowError("partial_images", 0, -1)],
  ...["ultra", "standard", "hd", "", "xhigh"].map(
    (quality): Row => [`quality '${quality}'`, { quality }, valueError("quality", quality, threeQualities)],
  ),
  [
    "quality ultra on 2.5",
    { model: "gpt-image-2.5-flare", quality: "ultra" },
    valueError("quality", "ultra", fiveQualities),
  ],
  [
    "quality 1",
    { quality: 1 },
    typeError("quality", "one of 'low', 'medium', 'high', or 'auto'", "an integer"),
  ],
  [
    "output_format gif",
    { output_format: "gif" },
    valueError("output_format", "gif", "'png', 'webp', and 'jpeg'"),
  ],
  ["moderation bogus", { moderation: "none" }, valueError("moderation", "none", "'auto' and 'low'")],
  [
    "background bogus",
    { background: "red" },
    valueError("background", "red", "'transparent', 'opaque', and 'auto'"),
  ],
  ['stream "yes"', { stream: "yes" }, typeError("stream", "a boolean", "a string")],
  ["size bogus", { size: "bogus" }, sizeError("bogus", "Expected WIDTHxHEIGHT, for example '1824x1024'.")],
  ["size 0x0", { size: "0x0" }, sizeError("0x0", "Expected WIDTHxHEIGHT, for example '1824x1024'.")],
  ["size 9x9", { size: "9x9" }, sizeError("9x9", "Width and height must both be divisible by 16.")],
  ["size 123", { size: 123 }, typeError("size", "a string", "an integer")],
  [
    "size too long",
    { size: "4096x4096" },
    sizeError("4096x4096", "The longest edge must be less than or equal to 3840."),
  ],
  [
    "size too small",
    { size: "576x1024" },
    sizeError("576x1024", "Requested resolution is below the current minimum pixel budget."),
  ],
  [
    "size too large",
    { size: "3840x3840" },
    sizeError("3840x3840", "Requested resolution is above the current maximum pixel budget."),
  ],
  [
    "size too narrow",
    { size: "3840x1024" },
    sizeError("3840x1024", "The long edge must not be more than 3 times the short edge."),
  ],
  [
    "free size on 1.5",
    { model: "gpt-image-1.5", size: "2048x2048" },
    valueError("size", "2048x2048", "'1024x1024', '1024x1536', '1536x1024', and 'auto'"),
  ],
  [
    "transparent on 2",
    { background: "transparent" },
    {
      type: userErrorType,
      code: "invalid_value",
      param: "background",
      message: "Transparent background is not supported for this model.",
    },
  ],
  [
    "transparent jpeg",
    { model: "gpt-image-2.5-flare", background: "transparent", output_format: "jpeg" },
    { type: userErrorType, code: "invalid_value", param: "background", message: /JPEG/ },
  ],
  [
    "compressed png",
    { output_compression: 99 },
    {
      type: userErrorType,
      code: "invalid_png_output_compression",
      param: "output_compression",
      message: "Compression less than 100 is not supported for PNG output format",
    },
  ],
  [
    "stream with n 2",
    { stream: true, n: 2 },
    {
      type: userErrorType,
      code: "unsupported_parameter",
      param: "input",
      message: "Streaming is only supported with n=1.",
    },
  ],
  [
    "gif without preview access",
    { model: "gpt-image-2.6-flare", output_format: "gif" },
    {
      status: 403,
      code: "unsupported_model",
      param: "output_format",
      message: /does not have access to 'gif'/,
    },
  ],
  [
    "safety_identifier too long",
    { safety_identifier: "x".repeat(129) },
    { code: "string_above_max_length", param: "safety_identifier", message: /length 129/ },
  ],
  // the order in which faults are reported
  ["model before unknown keys", { zzz: 1, model: null }, typeError("model", "a string", "null")],
  ["the first unknown key before the prompt", { zzz: 1, aaa: 1, prompt: null }, unknownError("zzz")],
  [
    "prompt before n",
    { n: 0, prompt: "" },
    { code: "empty_string", param: "prompt", message: /empty string/ },
  ],
  ["n before quality", { quality: "ultra", n: 0 }, lowError("n", 1, 0)],
  [
    "quality before compression before size",
    { size: "9x9", output_compression: 101, quality: "ultra" },
    valueError("quality", "ultra", threeQualities),
  ],
  [
    "compression before size",
    { size: "9x9", output_compression: 50 },
    {
      type: userErrorType,
      code: "invalid_png_output_compression",
      param: "output_compression",
      message: /PNG/,
    },
  ],
];

describe("POST /v1/images/generations refuses", () => {
  it.each(generations)("%s", async (_fault, change, expected) => {
    const body = { model: "gpt-image-2", prompt: "a kite", ...change };
    await expectError(await postJson("/images/generations", body), expected);
  });

  it.each([
    ["a blank prompt", { prompt: "   " }],
    ["compression 100 of a png", { output_compression: 100 }],
    ["a number as user", { user: 7 }],
    ["null for what may be left out", { n: null, quality: null, size: null, stream: null, background: null }],
    ["max on 2.5", { model: "gpt-image-2.5-flare", quality: "max" }],
    ["complexity on 2.6", { model: "gpt-image-2.6-flare", complexity: "high" }],
    ["transparent on 2.5", { model: "gpt-image-2.5-flare", background: "transparent" }],
    ["3840x2160", { size: "3840x2160", output_format: "jpeg" }],
  ])("but accepts %s", async (_name, change) => {
    const response = await postJson("/images/generations", {
      model: "gpt-image-2",
      prompt: "a kite",
      ...change,
    });
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  });

  it("judges a media type by its essence, whatever its case", async () => {
    const post = (contentType: string) =>
      fetch(`${server.base}/images/generations`, {
        method: "POST",
        headers: { ...bearer, "content-type": contentType },
        body: JSON.stringify({ model: "gpt-image-2", prompt: "a kite" }),
      });
    expect((await post("Application/JSON; charset=utf-8")).status).toBe(200);
    await expectError(await post("text/plain"), {
      code: "unsupported_content_type",
      param: null,
      message: /text\/plain/,
    });
  });

  it.each(["{", "[]", '"text"', "null"])("a body that is no JSON object: %s", async (body) => {
    const headers = { ...bearer, "content-type": "application/json" };
    const response = await fetch(`${server.base}/images/generations`, { method: "POST", headers, body });
    await expectError(response, { code: null, param: null, message: /could not parse the JSON body/ });
  });
});
