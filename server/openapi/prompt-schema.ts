import { z } from "zod";
import { contentSchema } from "#lib/library/content-schema.ts";
import { type TemplateCard, templateStates } from "#lib/library/view.ts";
import {
  type ReleasedPrompt,
  type ReleaseNews,
  type ReleaseView,
  releaseDoors,
  releaseKinds,
} from "#lib/releases/view.ts";
import type { ProviderRequest } from "#lib/snippets/provider-request.ts";
import type { RequestSkeleton } from "#lib/snippets/request-skeleton.ts";
import type { FrozenFragment } from "#lib/template/content.ts";
import { policyFinding } from "#server/openapi/error-schema.ts";
import { at, count, environment, localized, nano, operation } from "#server/openapi/shared-schema.ts";

const version = z.int().min(1);
const digest = z
  .string()
  .regex(/^sha256-[0-9a-f]{64}$/)
  .describe("sha256 of the canonical content: the same content has the same digest.");
const path = z.enum(["/images/generations", "/images/edits"]).describe("Behind the provider's base URL.");
const fieldValue = z.union([z.string(), z.number(), z.boolean()]);
const formField = z.enum(["image[]", "mask"]);

export const content = contentSchema.describe(
  "All that a version freezes: body, variables, slots, parameters, fragments and needs.",
);
export const frozenFragment = z
  .object({ slug: z.string(), version, digest, text: z.string() })
  .describe("A fragment as the version froze it.") satisfies z.ZodType<FrozenFragment>;

export const requestSkeleton = z
  .object({
    path,
    fields: z.record(
      z.string(),
      z.union([
        z.object({ value: fieldValue.nullable(), overridable: z.literal(true).optional() }),
        z.object({ variable: z.string() }),
      ]),
    ),
    images: z.array(
      z.object({
        field: formField,
        slot: z.string(),
        role: z.enum(["base", "reference", "mask"]),
        min: count,
        max: count,
      }),
    ),
  })
  .describe(
    "The provider's request before it is filled in: what the template decides and what is left to the caller.",
  ) satisfies z.ZodType<RequestSkeleton>;

const facts = {
  environment,
  release: z.object({
    id: z.string(),
    sequence: count.describe("Number within the environment; it only grows."),
    at,
  }),
  slug: z.string().describe("The present name, whichever was asked for."),
  version,
  digest,
  deployment: z.object({ provider: z.string(), model: z.string() }),
};

export const releasedPrompt = z
  .object({
    ...facts,
    title: localized,
    useWhen: localized,
    content,
    fragments: z.array(frozenFragment),
    requestSkeleton,
  })
  .describe("What is current under a name in an environment.") satisfies z.ZodType<ReleasedPrompt>;

export const bundle = z
  .object({
    environment,
    sequence: count.describe("Number of the environment's newest release."),
    prompts: z.array(releasedPrompt),
    withdrawn: z.array(z.string()).describe("Slugs of which every copy has to be dropped."),
  })
  .describe("Everything current in an environment.");

export const frozenVersion = z
  .object({
    templateId: z.string(),
    versionId: z.string(),
    version,
    digest,
    createdAt: at,
    content,
    fragments: z.array(frozenFragment),
  })
  .describe("A version, which never changes.");

export const releaseNews = z
  .object({
    environment,
    slug: z.string(),
    kind: z.enum(releaseKinds),
    sequence: count,
    release: z.string(),
    version,
    digest,
    at,
  })
  .describe("`data` of `event: release`.") satisfies z.ZodType<ReleaseNews>;
export const resetNews = z
  .object({ latest: count.describe("The newest event number: go on from here.") })
  .describe("`data` of `event: reset`: the asked number cannot be continued from, ask for everything anew.");

const listed = z.object({
  slug: z.string(),
  title: localized,
  useWhen: localized,
  folder: z.string(),
  tags: z.array(z.string()),
  state: z.enum(templateStates),
  operation,
  environments: z.array(environment).describe("Where a version of it is live."),
  versionCount: count,
  rating: z.number().nullable().describe("Mean of all ratings of its samples."),
  priceNano: nano.nullable().describe("One picture on the deployment it was last tried on; null: unknown."),
  model: z.string().nullable(),
  endsOn: z.string().nullable().describe("`yyyy-mm-dd`: the earliest end of the models it is used with."),
  updatedAt: at,
}) satisfies z.ZodType<Partial<TemplateCard>>;
export const promptList = z
  .object({ prompts: z.array(listed), total: count, nextOffset: count.nullable() })
  .describe("A page of the library.");

export const rendered = z
  .object({
    ...facts,
    operation,
    path,
    request: z
      .record(z.string(), fieldValue)
      .describe("Send it as it is: JSON, or the form fields of an edit."),
    images: z
      .array(z.object({ field: formField, picture: z.string().describe("As the caller named it.") }))
      .describe("In the order they have to be sent."),
  })
  .describe("The provider's request, filled in.") satisfies z.ZodType<ProviderRequest>;

export const releaseView = z
  .object({
    id: z.string(),
    environment,
    sequence: count,
    templateId: z.string(),
    slug: z.string(),
    versionId: z.string(),
    versionNumber: version,
    connectionId: z.string(),
    model: z.string(),
    kind: z.enum(releaseKinds),
    previousId: z.string().nullable(),
    reviewId: z.string().nullable(),
    reason: z.string(),
    unmet: z.array(policyFinding).describe("What of the policy it was released past."),
    via: z.enum(releaseDoors),
    actor: z.string(),
    createdAt: at,
    current: z.boolean(),
    flagged: z.boolean().describe("A hotfix whose version still lacks the evidence its policy asks for."),
  })
  .describe("A release.") satisfies z.ZodType<Omit<ReleaseView, "unmet">>;
