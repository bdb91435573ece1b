import { useEffect, useState } from "react";
import { attempt } from "#components/playground/reach.ts";
import { useTemplateFacts, useTemplateParts } from "#components/template/template-context.tsx";
import { useTell } from "#components/template/use-tell.ts";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { ReleaseCheck } from "#lib/releases/view.ts";

type Asked = { environment: EnvironmentKey; versionId: string; connectionId: string; model: string };

/** Whether it could be released now; null while the studio looks. Asked again whenever the page was read again. */
export function useReleaseCheck(asked: Asked | undefined): ReleaseCheck | null {
  const { actions } = useTemplateParts();
  const { template } = useTemplateFacts();
  const tell = useTell();
  const [known, setKnown] = useState<{ key: string; check: ReleaseCheck } | null>(null);
  const key = JSON.stringify(asked ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: template: what it was judged by may have changed.
  useEffect(() => {
    const wanted: Asked | null = JSON.parse(key);
    if (!wanted) return;
    let isGone = false;
    void attempt(() => actions.checkRelease(wanted)).then((outcome) => {
      if (!isGone && tell(outcome)) setKnown({ key, check: outcome.value });
    });
    return () => {
      isGone = true;
    };
  }, [actions, key, tell, template]);
  return known?.key === key ? known.check : null;
}
