import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { browserShelf } from "#components/playground/shelf.ts";
import { keep, loadKept } from "#components/template/kept-content.ts";
import { isSame } from "#components/template/same-content.ts";
import type { TemplateParts } from "#components/template/template-context.tsx";
import { saveTryout } from "#components/template/try/kept-tryout.ts";
import { toast } from "#components/ui/toast.ts";
import type { DraftView } from "#lib/library/view.ts";

/** Unsaved changes survive this page: kept in the browser until the studio has them, and asked about when one leaves. */
export function useKeptContent(
  { templateId, content, tryout }: Omit<TemplateParts, "autosave">,
  draft: DraftView,
): void {
  const t = useTranslations("template");
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was left when the page was opened.
  useEffect(() => {
    const kept = loadKept(browserShelf(), templateId);
    if (!kept || isSame(kept.content, draft.content)) return;
    // Somebody saved since: both sides are shown.
    if (kept.rev !== draft.rev) content.setState({ base: { ...draft, rev: kept.rev } });
    content.getState().change(kept.content);
    if (kept.rev !== draft.rev) content.getState().meet(draft);
    else toast({ title: t("kept.restored") });
  }, []);
  useEffect(() => {
    const shelf = browserShelf();
    const stopContent = content.subscribe(({ content: now, base, save }) =>
      keep(shelf, templateId, save === "saved" ? null : { rev: base.rev, content: now }),
    );
    const stopTryout = tryout.subscribe((state) => saveTryout(shelf, templateId, state));
    const ask = (event: BeforeUnloadEvent) => {
      if (content.getState().save !== "saved") event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => {
      stopContent();
      stopTryout();
      removeEventListener("beforeunload", ask);
    };
  }, [templateId, content, tryout]);
}
