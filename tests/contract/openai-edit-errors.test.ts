import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainPng, simulatorServer } from "#tests/support/simulator-server.ts";
import {
  type Expected,
  expectError,
  highError,
  lowError,
  missingError,
  threeQualities,
  typeError,
  unknownError,
  userErrorType,
  valueError,
} from "#tests/support/wire-errors.ts";

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

const noFidelity: Expected = {
  type: userErrorType,
  code: "invalid_input_fidelity_model",
  param: "input_fidelity",
  message: "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.",
};

describe("POST /v1/images/edits refuses in JSON", () => {
  const url = (bytes: Uint8Array) => `data:image/png;base64,${Buffer.from(bytes).toString("base64")}`;
  const rows: Row[] = [
    ["images absent", { images: undefined }, missingError("images")],
    ["images null", { images: null }, typeError("images", "an array of objects", "null")],
    ["images {}", { images: {} }, typeError("images", "an array of objects", "an object")],
    ["images []", { images: [] }, { code: "empty_array", param: "images", message: /empty array/ }],
    ['images ["str"]', { images: ["str"] }, typeError("images[0]", "an object", "a string")],
    ["images[0].type", { images: [{ type: "image_url" }] }, unknownError("images[0].type")],
    ["images[0].url", { images: [{ url: "x" }] }, unknownError("images[0].url")],
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
      { type: userErrorType, code: "invalid_image_url", param: "images[0].image_url", message: /data URL/ },
    ],
    [
      "a file id",
      { images: [{ file_id: "file-1" }] },
      { type: userErrorType, code: "image_file_not_found", param: "images[0].file_id", message: /file-1/ },
    ],
    [
      "images before n",
      { images: [], n: 0 },
      { code: "empty_array", param: "images", message: /empty array/ },
    ],
    ["input_fidelity on 2", { input_fidelity: "high" }, noFidelity],
    ["input_fidelity 1 on 2", { input_fidelity: 1 }, typeError("input_fidelity", "a string", "an integer")],
    ["markup on 2", { markup: { image_url: "x" } }, unknownError("markup")],
    [
      "input_fidelity on mini",
      { model: "gpt-image-1-mini", input_fidelity: "high" },
      unknownError("input_fidelity"),
    ],
    ["svg", { model: "gpt-image-2.6-flare", svg: {} }, unknownError("svg")],
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
    type: userErrorType,
    code: "invalid_image_file",
    param: "image",
    message: "Invalid image file or mode for image 1, please check your image file.",
  };
  const badMask = (reason: string): Expected => ({
    type: userErrorType,
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
    ["no image", () => withImages(), missingError("images")],
    [
      "images",
      () => [...form(), ["images", "x"]],
      {
        code: "invalid_value",
        param: "images",
        message: "Unknown parameter: 'images'. For multipart/form-data use 'image' or 'image[]'.",
      },
    ],
    ["an unknown key", () => form(["bogus", "1"]), unknownError("bogus")],
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
    ['n "0"', () => form(["n", "0"]), lowError("n", 1, 0)],
    [
      "quality before compression before size",
      () => form(["size", "9x9"], ["output_compression", "101"], ["quality", "ultra"]),
      valueError("quality", "ultra", threeQualities),
    ],
    [
      "compression before size",
      () => form(["size", "9x9"], ["output_compression", "101"]),
      highError("output_compression", 100, 101),
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
        { type: userErrorType, code: "unsupported_file_mimetype", param: "image", message: new RegExp(mime) },
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
      { type: userErrorType, code: "unsupported_file_mimetype", param: "mask", message: /'image\/png'/ },
    ],
    [
      "mask and markup together",
      () => [...withImages(png(picture)), ["mask", png(clearMask)], ["markup", png(clearMask)]],
      { type: userErrorType, code: "invalid_value", param: "markup", message: /together/ },
    ],
    [
      "a markup that hides the picture",
      () => [...withImages(png(picture)), ["markup", png(picture)]],
      {
        type: userErrorType,
        code: "invalid_markup_image_format",
        param: "markup",
        message: /transparent pixels/,
      },
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
