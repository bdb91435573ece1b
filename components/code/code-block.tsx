"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { copyText } from "#components/playground/copy-text.ts";
import { Button } from "#components/ui/button.tsx";
import { toast } from "#components/ui/toast.ts";

/** Code one can read by keyboard and copy; where copying is not allowed it is selected instead. */
export function CodeBlock({ code, name }: { code: string; name: string }) {
  const t = useTranslations("code");
  const block = useRef<HTMLElement>(null);
  const copy = async () => {
    if (await copyText(code)) return toast({ title: t("copied") });
    if (block.current) getSelection()?.selectAllChildren(block.current);
    toast({ title: t("copyFailed"), tone: "danger" });
  };
  return (
    <>
      <Button icon={<Copy aria-hidden="true" className="size-4" />} onClick={copy} className="self-start">
        {t("copy")}
      </Button>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={t("block", { language: name })}
        data-code=""
        className="overflow-auto whitespace-pre rounded-card border border-line bg-ground p-3 text-xs leading-relaxed"
      >
        <code ref={block} lang="en" translate="no" className="font-mono">
          {code}
        </code>
      </section>
    </>
  );
}
