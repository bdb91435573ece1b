import { isUploading, readyImages } from "#components/playground/draft-store.ts";
import { fitDraft } from "#components/playground/fit-draft.ts";
import { placeholderRun } from "#components/playground/placeholder-run.ts";
import type { PlaygroundParts } from "#components/playground/playground-context.tsx";
import { reach } from "#components/playground/reach.ts";
import { medianOf } from "#components/playground/start-run.ts";
import { choiceOf } from "#components/playground/view-store.ts";
import type { TemplateParts } from "#components/template/template-context.tsx";
import type { FormState } from "#components/template/try/form-state.ts";
import { slotImages } from "#components/template/try/try-store.ts";
import { newId } from "#lib/ids.ts";
import { estimateCost } from "#lib/pricing/estimate.ts";

/** A hand that meant one click rarely needs longer for two. */
const doubleClickMs = 500;
let latestAt = Number.NEGATIVE_INFINITY;

/**
 * Draws what the form says with the draft as it stands on the screen. False when something must be mended first; the
 * form says what. The placeholders are on the screen before this returns.
 */
export function sendForm(parts: TemplateParts, playground: PlaygroundParts, form: FormState): boolean {
  const { view, draft } = playground;
  if (performance.now() - latestAt < doubleClickMs) return true;
  const asked = draft.getState();
  if (isUploading(asked)) {
    view.getState().hinder("uploading");
    return false;
  }
  if (!form.filled) return false;
  const choice = choiceOf(view.getState().models, asked);
  const fit = fitDraft(choice.profile, asked, new Date());
  const rules = parts.content.getState().content.parameters;
  // What the template decides is not bent to the model: that would be another template.
  const wrong = fit.findings.find(
    ({ field, fix }) =>
      !fix || !(field in rules) || rules[field as keyof typeof rules].mode !== "overridable",
  );
  if (wrong) {
    const { code, params, field } = wrong;
    view.getState().hinder({ code, params, field, requestId: null });
    return false;
  }
  if (!choice.price) {
    view.getState().open({ kind: "price" });
    return false;
  }
  view.getState().hinder(null);
  latestAt = performance.now();
  void send(parts, playground, form, { choice, fit });
  return true;
}

type Facts = { choice: ReturnType<typeof choiceOf>; fit: ReturnType<typeof fitDraft> };

async function send(
  parts: TemplateParts,
  { runs, view, draft, skewMs }: PlaygroundParts,
  form: FormState,
  { choice, fit }: Facts,
): Promise<void> {
  const asked = draft.getState();
  const { count, parameters } = fit;
  const references = readyImages(asked);
  const estimate = estimateCost(choice.profile, choice.price ?? free, {
    parameters,
    count,
    prompt: form.prompt,
    references,
  });
  const idempotencyKey = newId("click");
  const placeholder = placeholderRun(
    {
      connectionId: choice.connection.id,
      model: choice.profile.id,
      prompt: form.prompt,
      count,
      parameters,
      references: references.map(({ id }) => id),
      mask: asked.mask?.id ?? null,
      idempotencyKey,
    },
    {
      choice,
      references,
      mask: asked.mask,
      estimateNano: estimate.likely.toString(),
      medianMs: medianOf(choice, parameters.quality),
      now: new Date(Date.now() + skewMs),
    },
  );
  runs.getState().begin(placeholder);
  const slots = slotImages(parts.tryout.getState());
  const fitted = overridesOf(parts, form, { ...parameters, count });
  if (!(await parts.autosave.flush())) {
    runs.getState().abandon(placeholder.id);
    const { failure } = parts.content.getState();
    return view.getState().hinder(failure ?? "unreachable");
  }
  const outcome = await reach(
    () =>
      parts.actions.startTemplateRun({
        templateId: parts.templateId,
        versionId: null,
        values: form.values,
        slots,
        overrides: fitted,
        connectionId: choice.connection.id,
        model: choice.profile.id,
        idempotencyKey,
        via: "playground",
      }),
    () => runs.getState().stream === "reconnecting",
  );
  if (outcome === "unreachable" || !outcome.ok) {
    runs.getState().abandon(placeholder.id);
    view.getState().hinder(outcome === "unreachable" ? outcome : outcome.error);
  } else runs.getState().adopt(placeholder.id, outcome.value);
}

const free = {
  textInput: 0,
  cachedTextInput: 0,
  imageInput: 0,
  cachedImageInput: 0,
  imageOutput: 0,
  textOutput: 0,
  asOf: "",
  source: "",
};

/** What the caller sets otherwise than the template: the form's wishes, as the chosen model can draw them. */
function overridesOf(
  { content }: TemplateParts,
  { overrides, parameters: asked }: FormState,
  fitted: FormState["parameters"],
): FormState["overrides"] {
  const rules = content.getState().content.parameters;
  const entries = Object.entries(fitted).filter(([name, value]) => {
    const key = name as keyof typeof fitted;
    return rules[key].mode === "overridable" && (key in overrides || value !== asked[key]);
  });
  return Object.fromEntries(entries);
}
