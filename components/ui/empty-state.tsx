import type { ReactNode } from "react";

type EmptyStateProps = {
  title: string;
  /** One picture or icon. */
  picture?: ReactNode;
  /** The one action. */
  action?: ReactNode;
  children?: ReactNode;
  /** The heading's level on its page. */
  level?: 1 | 2 | 3;
};

/** Teaches with one picture, one sentence and one action. */
export function EmptyState({ title, picture, action, children, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="mx-auto flex max-w-[44ch] flex-col items-center gap-2 px-4 py-12 text-center">
      {picture && <div className="mb-2 text-muted [&_svg]:size-8">{picture}</div>}
      <Heading className="text-lg">{title}</Heading>
      {children && <div className="text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
