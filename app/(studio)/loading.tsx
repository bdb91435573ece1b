import { getTranslations } from "next-intl/server";
import { Spinner } from "#components/ui/spinner.tsx";

/** While a page of the studio is put together. */
export default async function Loading() {
  const t = await getTranslations("shell");
  return (
    <main
      id="content"
      tabIndex={-1}
      className="flex flex-1 items-center justify-center gap-2 text-muted outline-none"
    >
      <Spinner />
      {t("loading")}
    </main>
  );
}
