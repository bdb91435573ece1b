import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Retirements } from "#components/library/retirements/retirements.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { listRetirements } from "#lib/releases/list-retirements.ts";
import { requestContext } from "../../../context.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("library.retirements");
  return { title: t("title") };
}

/** Templates on models that end. */
export default async function RetirementsPage() {
  const context = await requestContext();
  return (
    <ClientMessages namespaces={["common", "shell", "errors", "library"]}>
      <Retirements retirements={await listRetirements(context)} />
    </ClientMessages>
  );
}
