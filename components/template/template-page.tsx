"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { LiveRuns } from "#components/playground/later-parts.ts";
import { type PlaygroundParts, PlaygroundProvider } from "#components/playground/playground-context.tsx";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import { type Autosave, startAutosave } from "#components/template/autosave.ts";
import { createContentStore } from "#components/template/content-store.ts";
import { HeaderTools } from "#components/template/header/header-tools.tsx";
import { TabLinks } from "#components/template/header/tab-links.tsx";
import { localized } from "#components/template/localized-text.ts";
import type { TemplatePageData } from "#components/template/page-data.ts";
import type { TemplateActions } from "#components/template/template-actions.ts";
import {
  TemplateFactsProvider,
  type TemplateParts,
  TemplatePartsProvider,
} from "#components/template/template-context.tsx";
import { TemplateTabs } from "#components/template/template-tabs.tsx";
import { openTryParts } from "#components/template/try/open-try-parts.ts";
import { useKeptContent } from "#components/template/use-kept-content.ts";
import { useLiveTemplate } from "#components/template/use-live-template.ts";
import { viewer } from "#components/viewer/open-viewer.ts";

const PageOverlays = lazy(() =>
  import("#components/template/page-overlays.tsx").then((module) => ({ default: module.PageOverlays })),
);

type TemplatePageProps = TemplatePageData & { actions: TemplateActions };

/** A template: what it says, what it has drawn, who may have it, and how a program takes it. */
export function TemplatePage(props: TemplatePageProps) {
  const t = useTranslations("template");
  const locale = useLocale();
  const { template, tab, fragments, models, me, after } = props;
  const [{ parts, playground }] = useState(() => makeParts(props));
  const autosave = useAutosave(parts);
  const saving = useMemo(() => ({ ...parts, autosave }), [parts, autosave]);
  const refresh = useRefresh();
  const facts = useMemo(
    () => ({ template, tab, fragments, models, me, refresh }),
    [template, tab, fragments, models, me, refresh],
  );
  useEffect(() => parts.content.getState().meet(template.draft), [parts, template.draft]);
  useKeptContent(parts, template.draft);
  useLiveTemplate(after, template.id, refresh);
  return (
    <TemplatePartsProvider value={saving}>
      <TemplateFactsProvider value={facts}>
        <PlaygroundProvider value={playground}>
          <StudioFrame title={localized(template.title, locale) || t("untitled")} tray={<HeaderTools />}>
            {template.archivedAt !== null && (
              <p role="note" className="border-line border-b bg-surface px-4 py-2 text-muted text-sm">
                {t("menu.inArchive")}
              </p>
            )}
            <TabLinks />
            <TemplateTabs {...props} />
          </StudioFrame>
          <Suspense>
            <LiveRuns after={after} />
            <PageOverlays />
          </Suspense>
        </PlaygroundProvider>
      </TemplateFactsProvider>
    </TemplatePartsProvider>
  );
}

type Made = { parts: Omit<TemplateParts, "autosave">; playground: PlaygroundParts };

function makeParts(props: TemplatePageProps): Made {
  const { template, actions } = props;
  const { tryout, playground } = openTryParts(props);
  return {
    parts: { templateId: template.id, content: createContentStore(template.draft), tryout, actions },
    playground,
  };
}

/** In an effect, since it holds a timer: strict mode's rehearsal must close what it opened. */
function useAutosave({ templateId, content, actions }: Made["parts"]): Autosave {
  const [autosave, setAutosave] = useState<Autosave>(closed);
  useEffect(() => {
    const started = startAutosave({
      store: content,
      save: (draft) => actions.saveDraft({ templateId, ...draft }),
      later(work, ms) {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
      // An action is sent to the address the page has: over it lies another while a picture is shown large.
      canSend: () => viewer.now() === null,
    });
    setAutosave(started);
    const hidden = () => {
      if (document.visibilityState === "hidden") void started.flush();
    };
    addEventListener("visibilitychange", hidden);
    return () => {
      removeEventListener("visibilitychange", hidden);
      started.close();
    };
  }, [templateId, content, actions]);
  return autosave;
}

const closed: Autosave = { flush: async () => false, close: () => {} };

/** Reads the page anew, a moment later and once for many events; never while a picture lies over it. */
function useRefresh(): () => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    const refresh = () => {
      if (viewer.now() === null) return router.refresh();
      timer.current = setTimeout(refresh, 1000);
    };
    clearTimeout(timer.current);
    timer.current = setTimeout(refresh, 150);
  }, [router]);
}
