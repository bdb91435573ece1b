"use client";

import { lazy, Suspense } from "react";

/** What Next hands to an error page. `digest` is also in the server's log. */
export type PageFailureProps = { error: Error & { digest?: string }; reset: () => void };

const PageFailure = lazy(() =>
  import("./page-failure.tsx").then((module) => ({ default: module.PageFailure })),
);

/** Fetches the error page when there is an error; if even that fails, app/global-error.tsx is already on the page. */
export function FailureBoundary(props: PageFailureProps) {
  return (
    <Suspense>
      <PageFailure {...props} />
    </Suspense>
  );
}
