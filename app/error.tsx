"use client";

import { PageFailure, type PageFailureProps } from "#components/shell/page-failure.tsx";

/** Something outside the studio's frame failed. */
export default function RootError(props: PageFailureProps) {
  return (
    <div className="flex min-h-dvh">
      <PageFailure {...props} />
    </div>
  );
}
