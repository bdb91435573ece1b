"use client";

import { type ComponentType, lazy, Suspense, useSyncExternalStore } from "react";
import { toasts } from "#components/ui/toast.ts";

const Toaster = lazy<ComponentType>(() =>
  import("#components/ui/toaster.tsx").then(
    (module) => ({ default: module.Toaster }),
    // After an upgrade its file may be gone. The sentence has been said aloud; the page must not fall over it.
    () => ({ default: () => null }),
  ),
);

let wanted = false;
const everShown = () => {
  wanted ||= toasts.now().length > 0;
  return wanted;
};

/** Fetches the toaster with the first toast, and not before. */
export function ToastHost() {
  if (!useSyncExternalStore(toasts.subscribe, everShown, () => false)) return null;
  return (
    <Suspense>
      <Toaster />
    </Suspense>
  );
}
