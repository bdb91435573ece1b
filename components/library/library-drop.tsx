"use client";

import { useTranslations } from "next-intl";
import { useDroppedPicture } from "#components/library/import/use-dropped-picture.ts";
import { useLibraryParts } from "#components/library/library-context.tsx";
import { mimeOf } from "#components/uploads/classify-files.ts";
import { FileDrop } from "#components/uploads/file-drop.tsx";

/** Files dropped on the page: a picture opens the template it came from, everything else is imported. */
export function LibraryDrop() {
  const t = useTranslations("library.drop");
  const { overlays } = useLibraryParts();
  const open = useDroppedPicture();
  const take = (files: File[]) => {
    const pictures = files.filter((file) => mimeOf(file).startsWith("image/"));
    const others = files.filter((file) => !pictures.includes(file));
    if (others.length > 0) overlays.getState().show({ kind: "import", files: others, way: "files" });
    else if (pictures[0]) void open(pictures[0]);
  };
  return <FileDrop take={take} text={t("text")} />;
}
