import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { EditDoor } from "#components/editor/doors/edit-door.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { listImages } from "#lib/gallery/list-images.ts";
import { everything } from "#lib/gallery/view.ts";
import { requestContext } from "../../context.ts";

const latestPictures = 24;
/** Of a prompt, as a picture's name. */
const nameLength = 80;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("editor");
  return { title: t("title") };
}

/** Where an edit begins: a picture is brought in, or one of the latest taken. */
export default async function EditDoorPage() {
  const [context, timeZone, t] = await Promise.all([
    requestContext(),
    getTimeZone(),
    getTranslations("editor"),
  ]);
  const images = await listImages(context, {
    filter: everything,
    sort: "newest",
    timeZone,
    until: null,
    offset: 0,
    limit: latestPictures,
  });
  const shown = images.filter(({ width }) => width > 0);
  return (
    <ClientMessages namespaces={["common", "shell", "errors", "editor"]}>
      <EditDoor
        latest={shown.map((image) => ({
          image,
          name: image.name ?? image.prompt?.slice(0, nameLength) ?? t("unnamed"),
        }))}
      />
    </ClientMessages>
  );
}
