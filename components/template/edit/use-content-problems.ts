import { useMemo } from "react";
import { useContent, useTemplateFacts } from "#components/template/template-context.tsx";
import { checkContent } from "#lib/template/check-content.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";

/** Everything wrong with the draft as it stands. */
export function useContentProblems(): readonly TemplateProblem[] {
  const content = useContent((state) => state.content);
  const { fragments } = useTemplateFacts();
  return useMemo(() => {
    const frozen = fragments.flatMap((fragment) =>
      fragment.frozen && content.fragments.includes(fragment.slug) ? [fragment.frozen] : [],
    );
    return checkContent(content, frozen);
  }, [content, fragments]);
}
