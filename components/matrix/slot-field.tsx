"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useLocalized } from "#components/matrix/localized.ts";
import type { MatrixForm } from "#components/matrix/matrix-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { uploadFile } from "#components/uploads/upload-file.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { ImageView } from "#lib/runs/view.ts";
import type { ImageSlot } from "#lib/template/content.ts";

type SlotFieldProps = { slot: ImageSlot; form: MatrixForm; update: (change: Partial<MatrixForm>) => void };

/** The pictures of one slot, brought from this machine. */
export function SlotField({ slot, form, update }: SlotFieldProps) {
  const t = useTranslations("matrix.new");
  const errors = useTranslations("errors");
  const localized = useLocalized();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const images = form.slots[slot.name] ?? [];
  const name = localized(slot.label) || slot.name;
  const set = (next: readonly ImageView[]) => update({ slots: { ...form.slots, [slot.name]: next } });
  const add = async (files: readonly File[]) => {
    setBusy(true);
    setProblem(null);
    let brought = [...images];
    for (const file of files.slice(0, slot.max - images.length)) {
      const purpose = slot.role === "mask" ? "edit-mask" : "reference";
      const outcome = await uploadFile(file, {
        name: file.name,
        mime: file.type,
        purpose,
        onProgress: () => {},
      }).done;
      if (outcome.ok) brought = [...brought, outcome.value];
      else setProblem(errorText(errors, outcome.error).title);
    }
    set(brought);
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-muted text-sm">
        {name}
        {slot.min > 0 && <span> · {t("required")}</span>}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {images.map((image, index) => (
          <figure key={image.id} className="relative">
            <img
              src={`/blobs/${image.sha256}?w=256`}
              alt=""
              className="size-20 rounded-picture object-cover"
            />
            <IconButton
              label={t("removePicture", { name: image.name ?? `${name} ${index + 1}` })}
              icon={<Glyph name="close" />}
              className="absolute! top-0.5 right-0.5 bg-raised"
              onClick={() => set(images.filter((one) => one !== image))}
            />
          </figure>
        ))}
        {images.length < slot.max && (
          <Button busy={busy} onClick={() => input.current?.click()}>
            {busy ? t("uploading") : t("addPicture", { name })}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          multiple={slot.max > 1}
          accept="image/png,image/jpeg,image/webp"
          aria-label={t("addPicture", { name })}
          onChange={(event) => {
            void add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {problem && (
        <p role="alert" className="text-danger-ink text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
