import { useEffect, useMemo } from "react";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { useContent, useTemplateFacts, useTryout } from "#components/template/template-context.tsx";
import { type FormState, formState } from "#components/template/try/form-state.ts";
import type { FrozenFragment } from "#lib/template/content.ts";

/** The fragments the draft begins with, as a version frozen now would take them. */
export function useFrozenFragments(): readonly FrozenFragment[] {
  const slugs = useContent((state) => state.content.fragments);
  const { fragments } = useTemplateFacts();
  return useMemo(
    () => slugs.flatMap((slug) => fragments.find((one) => one.slug === slug)?.frozen ?? []),
    [slugs, fragments],
  );
}

/** What the form comes to now. */
export function useForm(): FormState {
  const content = useContent((state) => state.content);
  const fragments = useFrozenFragments();
  const values = useTryout((state) => state.values);
  const overrides = useTryout((state) => state.overrides);
  const pictures = useTryout((state) => state.pictures);
  return useMemo(
    () => formState(content, fragments, { values, overrides, pictures }),
    [content, fragments, values, overrides, pictures],
  );
}

/** Shows the form to the playground's controls: they know drafts, not templates. */
export function useFollowForm(form: FormState): void {
  const { draft } = usePlayground();
  const slots = useContent((state) => state.content.slots);
  const pictures = useTryout((state) => state.pictures);
  const connectionId = useTryout((state) => state.connectionId);
  const model = useTryout((state) => state.model);
  useEffect(() => {
    const { count, ...parameters } = form.parameters;
    const rows = (role: string) =>
      slots.filter((slot) => slot.role === role).flatMap(({ name }) => pictures[name] ?? []);
    draft.setState({
      connectionId,
      model,
      prompt: form.prompt,
      count,
      parameters,
      attachments: [...rows("base"), ...rows("reference")],
      mask: rows("mask")[0]?.image ?? null,
    });
  }, [draft, form, slots, pictures, connectionId, model]);
}
