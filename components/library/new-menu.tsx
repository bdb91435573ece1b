"use client";

import { ClipboardPaste, FileUp, Plus, Puzzle, Sparkles, SquarePen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLibraryParts } from "#components/library/library-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { Menu } from "#components/ui/menu.tsx";

const icon = { "aria-hidden": true as const };

/** The ways a template begins without a picture. */
export function NewMenu() {
  const t = useTranslations("library.new");
  const { overlays } = useLibraryParts();
  const { show } = overlays.getState();
  return (
    <Menu
      label={t("label")}
      placement={{ align: "end" }}
      items={[
        {
          id: "generate",
          label: t("generate"),
          icon: <Sparkles {...icon} />,
          run: () => show({ kind: "new", template: "generate" }),
        },
        {
          id: "edit",
          label: t("edit"),
          icon: <SquarePen {...icon} />,
          run: () => show({ kind: "new", template: "edit" }),
        },
        {
          id: "fragment",
          label: t("fragment"),
          icon: <Puzzle {...icon} />,
          run: () => show({ kind: "new", template: "fragment" }),
        },
        null,
        {
          id: "import",
          label: t("import"),
          icon: <FileUp {...icon} />,
          run: () => show({ kind: "import", files: [], way: "files" }),
        },
        {
          id: "paste",
          label: t("paste"),
          icon: <ClipboardPaste {...icon} />,
          run: () => show({ kind: "import", files: [], way: "paste" }),
        },
      ]}
      trigger={(props) => (
        <Button {...props} variant="primary" icon={<Plus {...icon} className="size-4" />}>
          {t("label")}
        </Button>
      )}
    />
  );
}
