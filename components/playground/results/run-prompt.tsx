"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

/** Longer than this is cut to two lines. */
const shortLength = 180;

/** The prompt as the run's heading. It has its own language, whatever the page's. */
export function RunPrompt({ id, prompt, locale }: { id: string; prompt: string; locale: string }) {
  const t = useTranslations("playground");
  const [whole, setWhole] = useState(false);
  const isLong = prompt.length > shortLength;
  const language = /\p{Script=Han}/u.test(prompt) ? "zh-CN" : locale === "zh-CN" ? "en" : undefined;
  return (
    <div>
      <h2
        id={id}
        tabIndex={-1}
        lang={language}
        className={`whitespace-pre-wrap text-pretty font-normal! text-base outline-offset-4 ${isLong && !whole ? "line-clamp-2" : ""}`}
      >
        {prompt}
      </h2>
      {isLong && (
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="min-h-6 text-muted text-sm underline-offset-2 hover:underline"
        >
          {whole ? t("run.showLess") : t("run.showAll")}
        </button>
      )}
    </div>
  );
}
