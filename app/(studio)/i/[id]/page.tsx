import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { viewerNamespaces } from "#components/viewer/namespaces.ts";
import { ViewerPage } from "#components/viewer/viewer-page.tsx";
import { AppError } from "#lib/errors.ts";
import { imageDetail } from "#lib/gallery/image-detail.ts";
import type { ImageDetail } from "#lib/gallery/view.ts";
// What the page behind the viewer may call while this is the address (docs/decisions/0006).
import "../../../actions/list-runs.ts";
import "../../../actions/run-actions.ts";
import { viewerActions } from "../../../actions/viewer-actions.ts";
import { requestContext } from "../../../context.ts";

type Address = { params: Promise<{ id: string }> };

/** Once for the page and its title. */
const load = cache(async (imageId: string): Promise<ImageDetail | null> => {
  try {
    return await imageDetail(await requestContext(), { imageId });
  } catch (thrown) {
    if (AppError.from(thrown).code === "not_found") return null;
    throw thrown;
  }
});

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const t = await getTranslations("viewer");
  const detail = await load((await params).id);
  const words = detail?.run?.prompt ?? detail?.image.name;
  return { title: words ? words.slice(0, 60) : t("title") };
}

/** One picture by its address: after a reload, or from a link. Inside the studio the same viewer lies over the page. */
export default async function ImagePage({ params }: Address) {
  const context = await requestContext();
  const detail = await load((await params).id);
  if (!detail) notFound();
  return (
    <ClientMessages namespaces={viewerNamespaces}>
      <ViewerPage detail={detail} actions={viewerActions} openaiBaseUrl={context.studio.env.openaiBaseUrl} />
    </ClientMessages>
  );
}
