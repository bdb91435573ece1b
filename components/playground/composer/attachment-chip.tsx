"use client";

import clsx from "clsx";
import { ArrowLeft, ArrowRight, MoreVertical, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import type { Attachment } from "#components/playground/draft-store.ts";
import { usePlayground } from "#components/playground/playground-context.tsx";
import { announce } from "#components/ui/announce.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import type { MenuItem } from "#components/ui/menu-list.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { toast } from "#components/ui/toast.ts";

/** What a chip carries while it is dragged within the row. */
export const chipType = "application/x-pentimento-attachment";

type ChipProps = { attachment: Attachment; index: number; count: number };

/** One image: its picture, its name by place, and a menu. Dragged onto another it takes that one's place. */
export function AttachmentChip({ attachment, index, count }: ChipProps) {
  const t = useTranslations("playground");
  const { draft } = usePlayground();
  const [isTarget, setTarget] = useState(false);
  const title = t("attachments.image", { number: index + 1 });
  const items = useChipMenu({ attachment, index, count });

  const drop = (event: DragEvent) => {
    setTarget(false);
    const key = event.dataTransfer.getData(chipType);
    if (key === "") return;
    event.preventDefault();
    event.stopPropagation();
    draft.getState().moveAttachment(key, index);
  };
  return (
    <li
      draggable={attachment.phase === "ready"}
      onDragStart={(event) => {
        event.dataTransfer.setData(chipType, attachment.key);
        event.dataTransfer.effectAllowed = "move";
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(chipType)) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={drop}
      className={clsx(
        "flex max-w-56 items-center gap-1.5 rounded-control bg-control py-1 ps-1 pe-0.5",
        isTarget && "outline-2 outline-ring",
      )}
    >
      <ChipPicture attachment={attachment} />
      <span className="min-w-0 leading-tight">
        <span className="block text-sm">{title}</span>
        <span className="block truncate text-muted text-xs">
          <ChipState attachment={attachment} />
        </span>
      </span>
      <Menu
        label={title}
        items={items}
        trigger={(props) => (
          <IconButton
            {...props}
            label={t("attachments.menu", { number: index + 1 })}
            icon={<MoreVertical aria-hidden="true" />}
          />
        )}
      />
    </li>
  );
}

function useChipMenu({ attachment, index, count }: ChipProps): MenuItem[] {
  const t = useTranslations("playground");
  const { draft } = usePlayground();
  const move = (to: number) => {
    draft.getState().moveAttachment(attachment.key, to);
    announce(t("attachments.moved", { number: to + 1 }));
  };
  const remove = () => {
    draft.getState().detach(attachment.key);
    const restore = () => {
      draft.getState().attach([attachment]);
      draft.getState().moveAttachment(attachment.key, index);
    };
    const canRestore = attachment.phase === "ready";
    toast({
      title: t("attachments.removed", { name: attachment.name }),
      ...(canRestore && { action: { label: t("undo"), run: restore } }),
    });
  };
  const icon = { "aria-hidden": true as const };
  return [
    {
      id: "left",
      label: t("attachments.left"),
      icon: <ArrowLeft {...icon} />,
      disabled: index === 0,
      run: () => move(index - 1),
    },
    {
      id: "right",
      label: t("attachments.right"),
      icon: <ArrowRight {...icon} />,
      disabled: index === count - 1,
      run: () => move(index + 1),
    },
    null,
    { id: "remove", label: t("attachments.remove"), icon: <Trash2 {...icon} />, run: remove },
  ];
}

function ChipPicture({ attachment: { image, phase, progress } }: { attachment: Attachment }) {
  if (image) {
    return (
      <img
        src={`${image.url}?w=256`}
        alt=""
        draggable={false}
        className="backdrop-checker size-10 shrink-0 rounded-picture object-cover"
      />
    );
  }
  return (
    <span className="relative grid size-10 shrink-0 place-items-center overflow-hidden rounded-picture bg-surface">
      <Spinner />
      {phase === "uploading" && (
        <span
          className="absolute inset-x-0 bottom-0 h-1 origin-left bg-accent"
          style={{ scale: `${progress} 1` }}
        />
      )}
    </span>
  );
}

function ChipState({ attachment: { name, phase, progress } }: { attachment: Attachment }) {
  const t = useTranslations("playground");
  if (phase === "ready") return name;
  if (phase === "converting") return t("attachments.converting");
  return t("attachments.uploading", { progress });
}
