import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ShareList } from "#components/share/share-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { listShares } from "#lib/shares/list-shares.ts";
import { revokeShareAction } from "../../actions/share-actions.ts";
import { requestContext } from "../../context.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("share.list");
  return { title: t("title") };
}

/** The workspace's links. */
export default async function SharesPage() {
  const shares = await listShares(await requestContext(), { imageIds: null });
  return (
    <ClientMessages namespaces={["common", "shell", "errors", "share"]}>
      <ShareList first={shares} actions={{ revokeShare: revokeShareAction }} />
    </ClientMessages>
  );
}
