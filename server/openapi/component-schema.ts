import { z } from "zod";
import * as errors from "#server/openapi/error-schema.ts";
import * as gallery from "#server/openapi/gallery-schema.ts";
import * as library from "#server/openapi/library-schema.ts";
import * as prompts from "#server/openapi/prompt-schema.ts";
import * as runs from "#server/openapi/run-schema.ts";
import * as shared from "#server/openapi/shared-schema.ts";
import { fillSchema, releaseBodySchema } from "#server/routes/prompts/schema.ts";

/** A JSON Schema of draft 2020-12, which is what OpenAPI 3.1 speaks. */
export type JsonSchema = { [keyword: string]: unknown };

const answers = {
  Error: errors.errorAnswer,
  ErrorCode: errors.code,
  ErrorParams: shared.errorParams,
  Problem: errors.problem,
  ProblemsError: errors.problemsAnswer,
  FillError: errors.refusedFill,
  PolicyFinding: errors.policyFinding,
  ReleaseError: errors.refusedRelease,
  RunError: runs.undrawnAnswer,
  Localized: shared.localized,
  Image: shared.imageView,
  TemplateContent: prompts.content,
  FrozenFragment: prompts.frozenFragment,
  RequestSkeleton: prompts.requestSkeleton,
  ReleasedPrompt: prompts.releasedPrompt,
  Bundle: prompts.bundle,
  FrozenVersion: prompts.frozenVersion,
  ReleaseNews: prompts.releaseNews,
  ResetNews: prompts.resetNews,
  PromptList: prompts.promptList,
  RenderedRequest: prompts.rendered,
  Release: prompts.releaseView,
  DrawnRun: runs.drawnAnswer,
  RunInProgress: runs.drawingAnswer,
  TemplateCard: library.templateCard,
  LibraryPage: library.libraryPage,
  LibraryFacets: library.libraryFacets,
  ImportOutcome: library.importAnswer,
  TemplateOfPicture: library.templateOfAnswer,
  GalleryIndex: gallery.galleryIndex,
  GalleryItem: gallery.galleryItem,
  GalleryPage: gallery.galleryPage,
  GalleryFacets: gallery.galleryFacets,
  KnownPicture: gallery.knownPicture,
};

/** What callers send: a name nobody knows is refused, so these are closed. */
const bodies = {
  FillBody: fillSchema.describe("What is filled into a template. Everything may be left out."),
  FillForm: runs.fillForm,
  ReleaseBody: releaseBodySchema.describe(
    "What is made current. Without `version` the current one is meant; without `connectionId` and `model` those of the current release.",
  ),
};

export type ComponentName = keyof typeof answers | keyof typeof bodies;

const address = (name: string) => `#/components/schemas/${name}`;

/** Where a schema of the file stands. */
export const schemaOf = (name: ComponentName): JsonSchema => ({ $ref: address(name) });

/** Every schema the file names. Answers are open: whoever reads them lets fields pass that come later. */
export function componentSchemas(): Record<string, JsonSchema> {
  return { ...jsonSchemas(answers, { open: true }), ...jsonSchemas(bodies, { open: false }) };
}

function jsonSchemas(
  named: Record<string, z.ZodType>,
  { open }: { open: boolean },
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: address,
    io: "input",
    override: ({ jsonSchema }) => tidy(jsonSchema, open),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [
      name,
      { ...schema },
    ]),
  );
}

/** Takes out what zod adds to say nothing: bounds no number can pass, names that are texts. */
function tidy(schema: JsonSchema, open: boolean): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (JSON.stringify(schema.propertyNames) === '{"type":"string"}') delete schema.propertyNames;
  if (open && schema.additionalProperties === false) delete schema.additionalProperties;
}

/** The schemas of the fields a query is read by, and those of them that must be there. */
export function fieldSchemas(schema: z.ZodObject): {
  fields: Record<string, JsonSchema>;
  required: ReadonlySet<string>;
} {
  const whole = z.toJSONSchema(schema, {
    io: "input",
    override: ({ jsonSchema }) => tidy(jsonSchema, false),
  });
  // An object's properties are schemas, never `true`.
  const fields = (whole.properties ?? {}) as Record<string, JsonSchema>;
  return { fields, required: new Set(whole.required ?? []) };
}
