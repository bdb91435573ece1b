"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { altOf } from "#components/viewer/alt-text.ts";
import { imagePath, type Shown } from "#components/viewer/open-viewer.ts";
import { Viewer } from "#components/viewer/viewer.tsx";
import type { ViewerHostProps, ViewerItem } from "#components/viewer/viewer-host-props.ts";
import type { ImageDetail } from "#lib/gallery/view.ts";

type ViewerPageProps = Pick<ViewerHostProps, "actions" | "openaiBaseUrl"> & { detail: ImageDetail };

/** The viewer as a page of its own. Walking changes the address, so that a reload shows what one looked at last. */
export function ViewerPage({ detail, ...host }: ViewerPageProps) {
  const t = useTranslations("viewer");
  const router = useRouter();
  const [item, setItem] = useState<Shown>({ image: detail.image, prompt: detail.run?.prompt ?? null });
  useEffect(() => {
    // A reloaded entry still says that the viewer lay over a page; now it is the page.
    history.replaceState(null, "", location.href);
  }, []);
  const show = useCallback((next: ViewerItem) => {
    setItem(next);
    history.replaceState(null, "", imagePath(next.image.id));
  }, []);
  const go = useCallback((href: string) => router.push(href), [router]);
  const close = useCallback(() => router.push("/gallery"), [router]);
  return (
    <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 outline-none">
      <h1 className="sr-only">{altOf(item.prompt, item.image, t)}</h1>
      <Viewer host={host} place="page" item={item} initial={detail} show={show} close={close} go={go} />
    </main>
  );
}
