"use client";

import { PageFailure, type PageFailureProps } from "#components/shell/page-failure.tsx";

/** A page of the studio failed; the frame around it still stands. */
export default function StudioError(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
