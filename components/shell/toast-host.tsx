"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { toasts } from "#components/ui/toast.ts";

const Toaster = dynamic(() => import("#components/ui/toaster.tsx").then((module) => module.Toaster), {
  ssr: false,
});

let wanted = false;
const everShown = () => {
  wanted ||= toasts.now().length > 0;
  return wanted;
};

/** Fetches the toaster with the first toast, and not before. */
export function ToastHost() {
  return useSyncExternalStore(toasts.subscribe, everShown, () => false) ? <Toaster /> : null;
}
