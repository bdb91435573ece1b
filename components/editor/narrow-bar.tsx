"use client";

import { useTranslations } from "next-intl";
import { useEdit } from "#components/editor/editor-context.tsx";
import { useChangeLabel } from "#components/editor/prompt/change-button.tsx";
import { usePlaceholder } from "#components/editor/prompt/use-placeholder.ts";
import { useSend } from "#components/editor/prompt/use-send.ts";
import { useDraft } from "#components/playground/playground-context.tsx";
import { Button } from "#components/ui/button.tsx";

/** On narrow windows: the prompt in a line, which opens the panel, and the one button. */
export function NarrowBar({ openSheet }: { openSheet: () => void }) {
  const t = useTranslations("editor");
  const prompt = useDraft((draft) => draft.prompt);
  const sending = useEdit((state) => state.sending);
  const label = useChangeLabel();
  const send = useSend();
  const placeholder = usePlaceholder();
  return (
    <div className="flex items-center gap-2 border-line border-t bg-surface px-2 py-1.5 lg:hidden">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={openSheet}
        className="min-h-control min-w-0 flex-1 truncate rounded-control border border-edge bg-raised px-2.5 text-start text-base"
      >
        {prompt || <span className="text-muted">{placeholder}</span>}
      </button>
      <Button
        variant="primary"
        busy={sending !== null}
        onClick={() => send() || openSheet()}
        className="max-w-[50%]"
      >
        {sending ? t(`sending.${sending.phase}`) : label}
      </Button>
    </div>
  );
}
