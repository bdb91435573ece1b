"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Modal } from "#components/ui/modal.tsx";
import { closeViewer, type Shown, viewer, walkViewer } from "#components/viewer/open-viewer.ts";
import { Viewer } from "#components/viewer/viewer.tsx";
import type { ViewerHostProps, ViewerItem } from "#components/viewer/viewer-host-props.ts";

/** The viewer on top of the page it was opened from. Closing it leads back to where one was. */
export function ViewerOverPage({ shown, ...host }: ViewerHostProps & { shown: Shown }) {
  const t = useTranslations("viewer");
  const router = useRouter();
  const [opener] = useState(() => document.activeElement);
  const { focusTile = focusPicture } = host;
  const focusBack = useRef(() => {});
  useEffect(() => {
    // Where one has gone to in here is where the focus goes back to.
    focusBack.current = () => {
      focusTile(shown.image.id);
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    };
  });
  const close = useCallback(({ refocus = true }: { refocus?: boolean } = {}) => {
    closeViewer();
    if (!refocus) return;
    requestAnimationFrame(() => focusBack.current());
    addEventListener("popstate", () => holdFocus(() => focusBack.current()), { once: true });
  }, []);
  const go = useCallback(
    (href: string) => {
      viewer.forget();
      // In place of the picture's address: Back then leads to the page as it was left.
      router.replace(href);
    },
    [router],
  );
  const show = useCallback((item: ViewerItem) => walkViewer(item), []);
  return (
    <Modal
      open
      onClose={() => close()}
      aria-label={t("label")}
      data-shortcut-scope="viewer"
      className="m-0 h-dvh max-h-none w-dvw max-w-none overflow-hidden bg-ground outline-none"
    >
      <Viewer host={host} place="over" item={shown} initial={null} close={close} go={go} show={show} />
    </Modal>
  );
}

/** How long going back may take until the browser has moved the focus, in milliseconds. */
const settledMs = 1000;

/**
 * Going back to an address with a fragment (the skip link leaves one) puts the focus on what that names, sooner or later.
 * Until then it is put back, unless a person has moved on.
 */
function holdFocus(focusBack: () => void): void {
  const ending = new AbortController();
  const again = () =>
    requestAnimationFrame(() => {
      const { activeElement } = document;
      const fragment = location.hash.slice(1);
      const isAstray = activeElement === document.body || (fragment !== "" && activeElement?.id === fragment);
      if (isAstray && !ending.signal.aborted) focusBack();
    });
  const on = (name: string, listener: () => void) =>
    document.addEventListener(name, listener, { capture: true, signal: ending.signal });
  on("focusin", again);
  on("keydown", () => ending.abort());
  on("pointerdown", () => ending.abort());
  setTimeout(() => ending.abort(), settledMs);
  again();
}

function focusPicture(imageId: string): void {
  document.querySelector<HTMLElement>(`[data-picture="${imageId}"]`)?.focus();
}
