import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainPng, simulatorServer } from "#tests/support/simulator-server.ts";

type Expected = {
  status?: number;
  type?: string;
  code: string | null;
  param: string | null;
  message: string | RegExp;
};
type Row = [fault: string, body: Record<string, unknown>, expected: Expected];

let server: Awaited<ReturnType<typeof simulatorServer>>;
let picture: Uint8Array<ArrayBuffer>;
let clearMask: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  server = await simulatorServer();
  picture = await plainPng(1024, 1024);
  clearMask = await plainPng(1024, 1024, 0);
});
afterAll(() => server.close());

const bearer = { authorization: "Bearer sk-test" };

async function postJson(path: string, body: unknown): Promise<Response> {
  const headers = { ...bearer, "content-type": "application/json" };
  return fetch(`${server.base}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

async function postForm(parts: readonly (readonly [string, string | Blob])[]): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return fetch(`${server.base}/images/edits`, { method: "POST", headers: bearer, body: form });
}

async function expectError(response: Response, expected: Expected): Promise<void> {
  const { status = 400, type = "invalid_request_error", code, param, message } = expected;
  const { error } = (await response.json()) as { error: Record<string, unknown> };
  expect({ status: response.status, type: error.type, code: error.code, param: error.param }).toEqual({
    status,
    type,
    code,
    param,
  });
  if (typeof message === "string") expect(error.message).toBe(message);
  else expect(error.message).toMatch(message);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("x-request-id")).toMatch(/^req_[0-9a-f]{32}$/);
}

const user = "image_generation_user_error";
const type = (param: string, expected: string, got: string): Expected => ({
  code: "invalid_type",
  param,
  message: `Invalid type for '${param}': expected ${expected}, but got ${got} instead.`,
});
const missing = (param: string): Expected => ({
  code: "missing_required_parameter",
  param,
  message: `Missing required parameter: '${param}'.`,
});
const unknown = (param: string): Expected => ({
  code: "unknown_parameter",
  param,
  message: `Unknown parameter: '${param}'.`,
});
const dead = (model: string): Expected => ({
  type: user,
  code: "invalid_value",
  param: "model",
  message: `The model '${model}' does not exist.`,
});
const low = (param: string, bound: number, got: number): Expected => ({
  code: "integer_below_min_value",
  param,
  message: `Invalid '${param}': integer below minimum value. Expected a value >= ${bound}, but got ${got} instead.`,
});
const high = (param: string, bound: number, got: number): Expected => ({
  code: "integer_above_max_value",
  param,
  message: `Invalid '${param}': integer above maximum value. Expected a value <= ${bound}, but got ${got} instead.`,
});
const value = (param: string, got: string, list: string): Expected => ({
  code: "invalid_value",
  param,
  message: `Invalid value: '${got}'. Supported values are: ${list}.`,
});
const size = (got: string, reason: string): Expected => ({
  type: user,
  code: "invalid_value",
  param: "size",
  message: `Invalid size '${got}'. ${reason}`,
});
const three = "'low', 'medium', 'high', and 'auto'";
const five = "'low', 'medium', 'high', 'xhigh', 'max', and 'auto'";
const noFidelity: Expected = {
  type: user,
  code: "invalid_input_fidelity_model",
  param: "input_fidelity",
  message: "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.",
};

// Every row goes on top of a body that is otherwise fine; undefined takes a key away.
const generations: Row[] = [
  ["model absent", { model: undefined }, missing("model")],
  ["model null", { model: null }, type("model", "a string", "null")],
  ["model 3", { model: 3 }, type("model", "a string", "an integer")],
  ["model 1.5", { model: 1.5 }, type("model", "a string", "a decimal number")],
  ["model true", { model: true }, type("model", "a string", "a boolean")],
  ["model {}", { model: {} }, type("model", "a string", "an object")],
  ["model []", { model: [] }, type("model", "a string", "an array")],
  ["model unknown", { model: "gpt-image-9" }, dead("gpt-image-9")],
  ["model empty", { model: "" }, dead("")],
  ...["gpt-image-1", "dall-e-2", "dall-e-3", "gpt-5.6", "gpt-image-2.6"].map(
    (model): Row => [`model ${model}`, { model }, dead(model)],
  ),
  ["invented key", { bogus_field: 1 }, unknown("bogus_field")],
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
  ].map((key): Row => [`${key} on generations, even null`, { [key]: null }, unknown(key)]),
  ["2.6's complexity on 2", { complexity: "low" }, unknown("complexity")],
  ["prompt absent", { prompt: undefined }, missing("prompt")],
  ["prompt null", { prompt: null }, type("prompt", "a string", "null")],
  ["prompt 123", { prompt: 123 }, type("prompt", "a string", "an integer")],
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
  ["n 0", { n: 0 }, low("n", 1, 0)],
  ["n 11", { n: 11 }, high("n", 10, 11)],
  ["n 1.5", { n: 1.5 }, type("n", "an integer", "a decimal number")],
  ['n "2"', { n: "2" }, type("n", "an integer", "a string")],
  ["n true", { n: true }, type("n", "an integer", "a boolean")],
  [
    "compression 101",
    { output_format: "jpeg", output_compression: 101 },
    high("output_compression", 100, 101),
  ],
  ["compression -1", { output_compression: -1 }, low("output_compression", 0, -1)],
  ["partial_images 4", { partial_images: 4 }, high("partial_images", 3, 4)],
  ["partial_images -1", { partial_images: -1 }, low("partial_images", 0, -1)],
  ...["ultra", "standard", "hd", "", "xhigh"].map(
    (quality): Row => [`quality '${quality}'`, { quality }, value("quality", quality, three)],
  ),
  [
    "quality ultra on 2.5",
    { model: "gpt-image-2.5-flare", quality: "ultra" },
    value("quality", "ultra", five),
  ],
  ["quality 1", { quality: 1 }, type("quality", "one of 'low', 'medium', 'high', or 'auto'", "an integer")],
  ["output_format gif", { output_format: "gif" }, value("output_format", "gif", "'png', 'webp', and 'jpeg'")],
  ["moderation bogus", { moderation: "none" }, value("moderation", "none", "'auto' and 'low'")],
  [
    "background bogus",
    { background: "red" },
    value("background", "red", "'transparent', 'opaque', and 'auto'"),
  ],
  ['stream "yes"', { stream: "yes" }, type("stream", "a boolean", "a string")],
  ["size bogus", { size: "bogus" }, size("bogus", "Expected WIDTHxHEIGHT, for example '1824x1024'.")],
  ["size 0x0", { size: "0x0" }, size("0x0", "Expected WIDTHxHEIGHT, for example '1824x1024'.")],
  ["size 9x9", { size: "9x9" }, size("9x9", "Width and height must both be divisible by 16.")],
  ["size 123", { size: 123 }, type("size", "a string", "an integer")],
  [
    "size too long",
    { size: "4096x4096" },
    size("4096x4096", "The longest edge must be less than or equal to 3840."),
  ],
  [
    "size too small",
    { size: "576x1024" },
    size("576x1024", "Requested resolution is below the current minimum pixel budget."),
  ],
  [
    "size too large",
    { size: "3840x3840" },
    size("3840x3840", "Requested resolution is above the current maximum pixel budget."),
  ],
  [
    "size too narrow",
    { size: "3840x1024" },
    size("3840x1024", "The long edge must not be more than 3 times the short edge."),
  ],
  [
    "free size on 1.5",
    { model: "gpt-image-1.5", size: "2048x2048" },
    value("size", "2048x2048", "'1024x1024', '1024x1536', '1536x1024', and 'auto'"),
  ],
  [
    "transparent on 2",
    { background: "transparent" },
    {
      type: user,
      code: "invalid_value",
      param: "background",
      message: "Transparent background is not supported for this model.",
    },
  ],
  [
    "transparent jpeg",
    { model: "gpt-image-2.5-flare", background: "transparent", output_format: "jpeg" },
    { type: user, code: "invalid_value", param: "background", message: /JPEG/ },
  ],
  [
    "compressed png",
    { output_compression: 99 },
    {
      type: user,
      code: "invalid_png_output_compression",
      param: "output_compression",
      message: "Compression less than 100 is not supported for PNG output format",
    },
  ],
  [
    "stream with n 2",
    { stream: true, n: 2 },
    {
      type: user,
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
  ["model before unknown keys", { zzz: 1, model: null }, type("model", "a string", "null")],
  ["the first unknown key before the prompt", { zzz: 1, aaa: 1, prompt: null }, unknown("zzz")],
  [
    "prompt before n",
    { n: 0, prompt: "" },
    { code: "empty_string", param: "prompt", message: /empty string/ },
  ],
  ["n before quality", { quality: "ultra", n: 0 }, low("n", 1, 0)],
  [
    "quality before compression before size",
    { size: "9x9", output_compression: 101, quality: "ultra" },
    value("quality", "ultra", three),
  ],
  [
    "compression before size",
    { size: "9x9", output_compression: 50 },
    { type: user, code: "invalid_png_output_compression", param: "output_compression", message: /PNG/ },
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

describe("POST /v1/images/edits refuses in JSON", () => {
  const url = (bytes: Uint8Array) => `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
  const rows: Row[] = [
    ["images absent", { images: undefined }, missing("images")],
    ["images null", { images: null }, type("images", "an array of objects", "null")],
    ["images {}", { images: {} }, type("images", "an array of objects", "an object")],
    ["images []", { images: [] }, { code: "empty_array", param: "images", message: /empty array/ }],
    ['images ["str"]', { images: ["str"] }, type("images[0]", "an object", "a string")],
    ["images[0].type", { images: [{ type: "image_url" }] }, unknown("images[0].type")],
    ["images[0].url", { images: [{ url: "x" }] }, unknown("images[0].url")],
    [
      "image",
      { image: "x" },
      {
        code: "invalid_value",
        param: "image",
        message:
          "Unknown parameter: 'image'. For application/json on /v1/images/edits, use 'images' (array).",
      },
    ],
    [
      "17 images",
      { images: Array(17).fill({ image_url: "data:image/png;base64," }) },
      {
        code: "array_above_max_length",
        param: "images",
        message: /maximum length 16, but got an array with length 17/,
      },
    ],
    [
      "a link",
      { images: [{ image_url: "https://example.com/a.png" }] },
      { type: user, code: "invalid_image_url", param: "images[0].image_url", message: /data URL/ },
    ],
    [
      "a file id",
      { images: [{ file_id: "file-1" }] },
      { type: user, code: "image_file_not_found", param: "images[0].file_id", message: /file-1/ },
    ],
    [
      "images before n",
      { images: [], n: 0 },
      { code: "empty_array", param: "images", message: /empty array/ },
    ],
    ["input_fidelity on 2", { input_fidelity: "high" }, noFidelity],
    ["markup on 2", { markup: { image_url: "x" } }, unknown("markup")],
    [
      "input_fidelity on mini",
      { model: "gpt-image-1-mini", input_fidelity: "high" },
      unknown("input_fidelity"),
    ],
    ["svg", { model: "gpt-image-2.6-flare", svg: {} }, unknown("svg")],
  ];
  it.each(rows)("%s", async (_fault, change, expected) => {
    const body = { model: "gpt-image-2", prompt: "a kite", images: [{ image_url: url(picture) }], ...change };
    await expectError(await postJson("/images/edits", body), expected);
  });

  it("but takes mask null as left out", async () => {
    const images = [{ image_url: url(picture) }];
    const response = await postJson("/images/edits", {
      model: "gpt-image-2",
      prompt: "a kite",
      images,
      mask: null,
    });
    expect(response.status).toBe(200);
  });
});

describe("POST /v1/images/edits refuses in a form", () => {
  const png = (bytes: Uint8Array<ArrayBuffer>, mime = "image/png") =>
    new File([bytes], "a.png", { type: mime });
  const broken: Expected = {
    type: user,
    code: "invalid_image_file",
    param: "image",
    message: "Invalid image file or mode for image 1, please check your image file.",
  };
  const badMask = (reason: string): Expected => ({
    type: user,
    code: "invalid_mask_image_format",
    param: "mask",
    message: `Invalid mask image format - ${reason}`,
  });
  type FormRow = [
    fault: string,
    parts: () => readonly (readonly [string, string | Blob])[],
    expected: Expected,
  ];
  const form = (...more: (readonly [string, string | Blob])[]) => [
    ["model", "gpt-image-2"] as const,
    ["prompt", "a kite"] as const,
    ["image", png(picture)] as const,
    ...more,
  ];
  const withImages = (...files: Blob[]) => [
    ["model", "gpt-image-2.5-flare"] as const,
    ["prompt", "a kite"] as const,
    ...files.map((file) => ["image[]", file] as const),
  ];
  const rows: FormRow[] = [
    ["no image", () => withImages(), missing("images")],
    [
      "images",
      () => [...form(), ["images", "x"]],
      {
        code: "invalid_value",
        param: "images",
        message: "Unknown parameter: 'images'. For multipart/form-data use 'image' or 'image[]'.",
      },
    ],
    ["an unknown key", () => form(["bogus", "1"]), unknown("bogus")],
    [
      'n "abc"',
      () => form(["n", "abc"]),
      {
        code: "invalid_type",
        param: "n",
        message:
          "Invalid type for 'n': expected an integer, but got a string value that could not be converted into an integer.",
      },
    ],
    [
      'n "2.5"',
      () => form(["n", "2.5"]),
      {
        code: "invalid_type",
        param: "n",
        message:
          "Invalid type for 'n': expected an integer, but got a string value that could not be converted into an integer.",
      },
    ],
    ['n "0"', () => form(["n", "0"]), low("n", 1, 0)],
    [
      "quality before compression before size",
      () => form(["size", "9x9"], ["output_compression", "101"], ["quality", "ultra"]),
      value("quality", "ultra", three),
    ],
    [
      "compression before size",
      () => form(["size", "9x9"], ["output_compression", "101"]),
      high("output_compression", 100, 101),
    ],
    ["input_fidelity on 2", () => form(["input_fidelity", "high"]), noFidelity],
    [
      "a text as picture",
      () => [...withImages(), ["image", "text"]],
      { code: "invalid_type", param: "image", message: /expected a file, but got a string/ },
    ],
    ["an empty file", () => withImages(png(new Uint8Array())), broken],
    ["a file that is no picture", () => withImages(png(new TextEncoder().encode("not a picture"))), broken],
    ["a picture that was cut", () => withImages(png(picture.slice(0, picture.length - 200))), broken],
    [
      "the third picture, by its place",
      () => withImages(png(picture), png(picture), png(new Uint8Array(9))),
      { ...broken, message: "Invalid image file or mode for image 3, please check your image file." },
    ],
    ...["image/gif", "image/bmp", "application/octet-stream"].map(
      (mime): FormRow => [
        `a media type of ${mime}, before looking at the bytes`,
        () => withImages(png(picture, mime)),
        { type: user, code: "unsupported_file_mimetype", param: "image", message: new RegExp(mime) },
      ],
    ),
    [
      "17 pictures",
      () => withImages(...Array(17).fill(png(picture))),
      { code: "array_above_max_length", param: "image", message: /length 17/ },
    ],
    ["a mask without alpha", () => form(["mask", png(picture)]), badMask("mask image missing alpha channel")],
    [
      "a mask that is no PNG",
      () => form(["mask", png(picture, "image/jpeg")]),
      { type: user, code: "unsupported_file_mimetype", param: "mask", message: /'image\/png'/ },
    ],
    [
      "mask and markup together",
      () => [...withImages(png(picture)), ["mask", png(clearMask)], ["markup", png(clearMask)]],
      { type: user, code: "invalid_value", param: "markup", message: /together/ },
    ],
    [
      "a markup that hides the picture",
      () => [...withImages(png(picture)), ["markup", png(picture)]],
      { type: user, code: "invalid_markup_image_format", param: "markup", message: /transparent pixels/ },
    ],
  ];
  it.each(rows)("%s", async (_fault, parts, expected) => {
    await expectError(await postForm(parts()), expected);
  });

  it("a mask of another size", async () => {
    const small = new File([await plainPng(512, 512, 0)], "m.png", { type: "image/png" });
    await expectError(await postForm(form(["mask", small])), badMask("mask size does not match image size"));
  });

  it("but takes digits, and 16 pictures", async () => {
    const small = new File([await plainPng(64, 64)], "s.png", { type: "image/png" });
    const parts = [
      ...withImages(...Array(16).fill(small)),
      ["n", "2"] as const,
      ["output_compression", "100"] as const,
    ];
    const response = await postForm(parts);
    expect(response.status).toBe(200);
    expect(((await response.json()) as { data: unknown[] }).data).toHaveLength(2);
  });
});

describe("who may ask", () => {
  const post = (authorization: string | null, prompt = "a kite") =>
    fetch(`${server.base}/images/generations`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization === null ? {} : { authorization }) },
      body: JSON.stringify({ model: "gpt-image-2", prompt }),
    });

  it.each([null, "", "Bearer", "Bearer   ", "Basic abc"])("asks for a key: %j", async (authorization) => {
    const expected = { status: 401, code: null, param: null, message: /^You didn't provide an API key\./ };
    await expectError(await post(authorization), expected);
  });

  it("refuses the invalid key and shows only its ends", async () => {
    await expectError(await post("Bearer sk-sim-invalid"), {
      status: 401,
      code: "invalid_api_key",
      param: null,
      message: /^Incorrect API key provided: sk-sim-i\*+alid\./,
    });
  });

  it("asks an unverified organization to verify itself", async () => {
    await expectError(await post("Bearer sk-sim-unverified"), {
      status: 403,
      code: null,
      param: null,
      message:
        "Your organization must be verified to use the model `gpt-image-2`. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization. If you just verified, it can take up to 15 minutes for access to propagate.",
    });
  });

  it("tells a rate limit from an empty purse", async () => {
    const limited = await post("Bearer sk-sim-ratelimited");
    expect(limited.headers.get("retry-after")).toBe("1");
    expect(limited.headers.get("retry-after-ms")).toBe("534");
    await expectError(limited, {
      status: 429,
      type: "input-images",
      code: "rate_limit_exceeded",
      param: null,
      message: /^Rate limit reached/,
    });
    const empty = await post("Bearer sk-sim-quota");
    expect(empty.headers.get("retry-after")).toBeNull();
    await expectError(empty, {
      status: 429,
      type: "insufficient_quota",
      code: "insufficient_quota",
      param: null,
      message: /quota/,
    });
  });
});

describe("whatever else is asked for", () => {
  it.each([
    ["POST", "/images/variations"],
    ["POST", "/images/foo"],
    ["GET", "/images/generations"],
    ["GET", "/nope"],
    ["POST", "/models"],
    ["GET", "/"],
  ])("%s %s is 404 without a body", async (method, path) => {
    const response = await fetch(`${server.base}${path}`, { method, headers: bearer });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is matched by the end of the path, so that any base serves", async () => {
    const response = await fetch(server.base.replace("/v1", "/simulator/v1/models"), { headers: bearer });
    expect(response.status).toBe(200);
  });
});
