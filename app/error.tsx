"use client";

import { FailureBoundary, type PageFailureProps } from "#components/shell/failure-boundary.tsx";

/** Something outside the studio's frame failed. */
export default function RootError(props: PageFailureProps) {
  return (
    <div className="flex min-h-dvh">
      <FailureBoundary {...props} />
    </div>
  );
}
