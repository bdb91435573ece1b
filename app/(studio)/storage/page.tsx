import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { StoragePage } from "#components/storage/storage-page.tsx";
import { storageUsage } from "#lib/storage/storage-usage.ts";
import {
  purgeAction,
  setStorageLimitAction,
  startCheckAction,
  stopCheckAction,
} from "../../actions/storage-actions.ts";
import { requestContext } from "../../context.ts";

const actions = {
  setLimit: setStorageLimitAction,
  purge: purgeAction,
  startCheck: startCheckAction,
  stopCheck: stopCheckAction,
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("storage");
  return { title: t("title") };
}

/** What uses space, and what can be done about it. */
export default async function StorageRoute() {
  const usage = await storageUsage(await requestContext());
  return (
    <ClientMessages namespaces={["common", "shell", "errors", "storage"]}>
      <StoragePage first={usage} actions={actions} />
    </ClientMessages>
  );
}
