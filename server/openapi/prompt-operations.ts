import { librarySorts, templateStates } from "#lib/library/view.ts";
import { environmentKeys } from "#lib/releases/view.ts";
import { schemaOf } from "#server/openapi/component-schema.ts";
import { generateOperations } from "#server/openapi/generate-operations.ts";
import { body, empty, json, type Operation, operation } from "#server/openapi/operation.ts";
import { choice, flag, optional, queryOf, repeated } from "#server/openapi/query.ts";
import { type Parameter, shared } from "#server/openapi/shared-parts.ts";
import type { PromptAddress } from "#server/routes/prompts/address.ts";
import { pageQuerySchema } from "#server/routes/prompts/schema.ts";

/** The filter as the library's own page has it in its address. What nobody could have chosen is dropped. */
export const libraryFilter: Parameter[] = [
  optional("q", "Words in names and texts, Chinese from the first character; every one has to be found."),
  choice("kind", "`prompt` unless `fragment`.", ["prompt", "fragment"]),
  optional("folder", "A folder and all below it; empty for those in none."),
  repeated("tag", "Tags, all of them."),
  repeated("state", "States, any of them.", templateStates),
  repeated("env", "Live in any of these environments.", environmentKeys),
  choice("op", "What it does.", ["generate", "edit"]),
  flag("favourite", "Only favourites."),
  flag("ending", "Only those on a model with an end date."),
  flag("archived", "The archived ones instead."),
  optional("rating", "Mean rating of at least this.", { type: "integer", minimum: 1, maximum: 5 }),
  choice("sort", "`relevance` where words are looked for, else `updated`.", librarySorts),
];

const tagged = ["ETag", "Cache-Control", "Vary"] as const;
const unchanged = empty("What the caller has is still what is current.", [...tagged]);

/** Every door of the prompts: one that is missing here does not compile. */
const operations = {
  prompt: operation({
    method: "get",
    path: "/api/v1/environments/{env}/prompts/{slug}",
    tag: "Released prompts",
    operationId: "getReleasedPrompt",
    summary: "What is current",
    description:
      "The release that is current under a name: content, fragments, deployment, and the provider's request before it is filled in. Never older than the last release before the question.",
    parameters: shared("environment", "slug", "ifNoneMatch"),
    answers: { 200: json("ReleasedPrompt", "The current release.", [...tagged]), 304: unchanged },
    errors: ["not_found", "release_withdrawn"],
  }),
  bundle: operation({
    method: "get",
    path: "/api/v1/environments/{env}/bundle",
    tag: "Released prompts",
    operationId: "getBundle",
    summary: "Everything current",
    description:
      "Every current release of an environment under one tag, and the names of what was withdrawn.",
    parameters: shared("environment", "ifNoneMatch"),
    answers: { 200: json("Bundle", "All of it.", [...tagged]), 304: unchanged },
    errors: ["not_found"],
  }),
  version: operation({
    method: "get",
    path: "/api/v1/prompts/{slug}/versions/{number}",
    tag: "Released prompts",
    operationId: "getVersion",
    summary: "A frozen version",
    description: "A version of a template, released or not. It never changes and may be kept for ever.",
    parameters: [
      ...shared("slug", "ifNoneMatch"),
      {
        name: "number",
        in: "path",
        required: true,
        description: "Number of the version.",
        schema: { type: "integer", minimum: 1 },
      },
    ],
    answers: { 200: json("FrozenVersion", "The version.", [...tagged]), 304: unchanged },
    errors: ["not_found"],
  }),
  events: operation({
    method: "get",
    path: "/api/v1/environments/{env}/events",
    tag: "Released prompts",
    operationId: "followReleases",
    summary: "Releases as they are made",
    description:
      "Server-sent events. `event: release` has `ReleaseNews` as its `data`, `event: reset` has `ResetNews`: that number cannot be continued from, ask for everything anew. A comment every 15 seconds keeps the line open.",
    parameters: [
      ...shared("environment", "lastEventId"),
      optional("after", "The same for who cannot send the header."),
    ],
    answers: {
      200: {
        ...body("text/event-stream", "The stream, until one side ends it.", ["Cache-Control"]),
        content: {
          "text/event-stream": {
            schema: { type: "string" },
            "x-event-release": schemaOf("ReleaseNews"),
            "x-event-reset": schemaOf("ResetNews"),
          },
        },
      },
    },
    errors: ["not_found", "rate_limited", "shutting_down"],
  }),
  list: operation({
    method: "get",
    path: "/api/v1/prompts",
    tag: "Library",
    operationId: "listPrompts",
    summary: "The library, for programs",
    description: "Templates by the filter of the library's page, without pictures and people.",
    parameters: [
      ...libraryFilter,
      ...queryOf(pageQuerySchema, { offset: "Place of the first one.", limit: "Most of one page." }),
    ],
    answers: { 200: json("PromptList", "A page.") },
    errors: ["invalid_request"],
  }),
  ...generateOperations,
  releases: operation({
    method: "post",
    path: "/api/v1/environments/{env}/releases",
    tag: "Releases",
    operationId: "release",
    summary: "Promote, roll back, rebind, withdraw",
    description:
      "Makes a version current in an environment, or takes a prompt out of it, under the environment's policy. With `If-Match` or `expectedReleaseId` the first of two wins.",
    parameters: shared("environment", "ifMatch", "client"),
    requestBody: {
      required: true,
      description: "What is released. `expectedReleaseId: null` says that nothing is current.",
      content: { "application/json": { schema: schemaOf("ReleaseBody") } },
    },
    answers: { 201: json("Release", "It is current now.") },
    errors: [
      "invalid_request",
      "not_found",
      "release_withdrawn",
      "release_conflict",
      "release_policy_unmet",
      "upload_too_large",
    ],
    refusals: { 409: "ReleaseError" },
  }),
} satisfies Record<PromptAddress["kind"], Operation>;

export const promptOperations: Operation[] = Object.values(operations);
