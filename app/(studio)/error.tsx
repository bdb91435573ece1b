"use client";

import { FailureBoundary, type PageFailureProps } from "#components/shell/failure-boundary.tsx";

/** A page of the studio failed; the frame around it still stands. */
export default function StudioError(props: PageFailureProps) {
  return <FailureBoundary {...props} />;
}
