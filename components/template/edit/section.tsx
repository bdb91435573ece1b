import { type ReactNode, useId } from "react";

type SectionProps = { title: string; hint?: ReactNode; aside?: ReactNode; children: ReactNode; id?: string };

/** A part of the page with its heading, its actions at the end of the line. */
export function Section({ title, hint, aside, children, id }: SectionProps) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 id={headingId} className="min-h-control content-center text-lg">
          {title}
        </h2>
        {aside && <div className="flex flex-wrap items-center gap-1">{aside}</div>}
      </div>
      {hint && <p className="-mt-1 max-w-[72ch] text-muted text-sm">{hint}</p>}
      {children}
    </section>
  );
}
