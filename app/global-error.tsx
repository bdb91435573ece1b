"use client";

import "./globals.css";

const texts = {
  en: {
    title: "The studio could not be shown",
    text: "Something failed before the page was put together. Work that is under way goes on, and nothing you made is lost.",
    retry: "Load again",
    reference: "Reference for support",
  },
  "zh-CN": {
    title: "工作室无法显示",
    text: "页面生成之前出了问题。正在进行的任务不受影响，已有的作品也不会丢失。",
    retry: "重新加载",
    reference: "反馈问题时请附上编号",
  },
};

/** The last resort, when even the root layout failed: it can rely on no message file, so it brings its own words. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const locale = typeof navigator !== "undefined" && navigator.language.startsWith("zh") ? "zh-CN" : "en";
  const text = texts[locale];
  return (
    <html lang={locale}>
      <body>
        <title>Pentimento</title>
        <main className="mx-auto flex min-h-dvh max-w-[44ch] flex-col items-center justify-center gap-3 px-4 text-center">
          <h1 className="text-lg">{text.title}</h1>
          <p className="text-muted">{text.text}</p>
          {error.digest && (
            <p className="text-muted text-sm">
              {text.reference}: <code className="select-all font-mono">{error.digest}</code>
            </p>
          )}
          <button
            type="button"
            onClick={() => location.reload()}
            className="forced-edge min-h-control rounded-control bg-accent px-3 font-semibold text-on-accent"
          >
            {text.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
