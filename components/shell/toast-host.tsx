"use client";

import { type ComponentType, lazy, Suspense, useSyncExternalStore } from "react";
import { toasts } from "#components/ui/toast.ts";

type Loaded = { default: ComponentType };

// Out of reach, it is asked for again when the connection is back. The sentence has been said aloud meanwhile, and the
// page must not fall over it.
const loadToaster = (): Promise<Loaded> =>
  import("#components/ui/toaster.tsx").then(
    (module) => ({ default: module.Toaster }),
    () =>
      new Promise<Loaded>((resolve) => {
        addEventListener("online", () => resolve(loadToaster()), { once: true });
      }),
  );
const Toaster = lazy(loadToaster);

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
