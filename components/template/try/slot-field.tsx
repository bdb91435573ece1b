"use client";

import { ImagePlus, Images, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type DragEvent, lazy, Suspense, useId, useRef, useState } from "react";
import { type Attachment, attachmentOf } from "#components/playground/draft-store.ts";
import { useProblemText } from "#components/template/edit/use-problem-text.ts";
import { labelOf, localized } from "#components/template/localized-text.ts";
import { useTemplateParts, useTryout } from "#components/template/template-context.tsx";
import { slotTarget } from "#components/template/try/try-store.ts";
import { Button } from "#components/ui/button.tsx";
import { FieldNotes } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { errorText } from "#lib/i18n/error-text.ts";
import type { ImageSlot } from "#lib/template/content.ts";
import type { TemplateProblem } from "#lib/template/problem.ts";

const PictureChooser = lazy(() =>
  import("#components/template/try/picture-chooser.tsx").then((module) => ({
    default: module.PictureChooser,
  })),
);

const accepted = ".png,.jpg,.jpeg,.webp,.heic,.heif,image/png,image/jpeg,image/webp,image/heic,image/heif";
const none: readonly Attachment[] = [];

type SlotFieldProps = { slot: ImageSlot; problems: readonly TemplateProblem[]; showsMissing: boolean };

/** The pictures of a slot: uploaded, dropped, pasted or chosen from the gallery. */
export function SlotField({ slot, problems, showsMissing }: SlotFieldProps) {
  const t = useTranslations("template");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const textOf = useProblemText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const { tryout } = useTemplateParts();
  const pictures = useTryout((state) => state.pictures[slot.name] ?? none);
  const refusals = useTryout((state) => state.refusals[slot.name]);
  const label = labelOf(slot, locale);
  const isFull = pictures.length >= slot.max;
  const problem = problems.find(
    ({ field, code }) => field === `slots.${slot.name}` && (showsMissing || code !== "prompt_slot_missing"),
  );
  const refused = refusals?.map(
    (one) => `${one.name}: ${errorText(errors, { code: one.code, params: one.params ?? {} }).title}`,
  );
  const bring = (files: readonly File[]) => {
    const target = slotTarget(tryout, slot.name);
    // A slot for one picture takes the new one in place of the old.
    if (slot.max === 1 && files.length > 0) tryout.getState().setPictures(slot.name, []);
    import("#components/playground/attach-files.ts").then(({ attachFiles }) =>
      attachFiles(target, files, slot.max),
    );
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    bring([...event.dataTransfer.files]);
  };
  return (
    <fieldset
      data-slot-field={slot.name}
      aria-describedby={`${id}-hint ${id}-error`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0) return;
        event.preventDefault();
        bring(files);
      }}
      className={`min-w-0 rounded-card border border-dashed p-2 ${isOver ? "border-accent bg-accent-soft" : "border-edge"}`}
    >
      <legend className="px-1 text-muted text-sm">
        {label} · {t(`roles.${slot.role}`)}
        {slot.min === 0 && <span className="ms-1.5">{t("form.optional")}</span>}
      </legend>
      <ul className="flex flex-wrap gap-2">
        {pictures.map((picture, index) => (
          <SlotPicture
            key={picture.key}
            picture={picture}
            name={slot.max > 1 ? `${label} ${index + 1}` : label}
            remove={() => slotTarget(tryout, slot.name).getState().detach(picture.key)}
          />
        ))}
      </ul>
      <div className="mt-1 flex flex-wrap gap-1">
        <Button
          icon={<ImagePlus aria-hidden="true" className="size-4" />}
          aria-disabled={(isFull && slot.max > 1) || undefined}
          onClick={() => input.current?.click()}
        >
          {t(isFull && slot.max === 1 ? "form.replace" : "form.upload")}
          <span className="sr-only">{label}</span>
        </Button>
        <Button
          icon={<Images aria-hidden="true" className="size-4" />}
          aria-disabled={(isFull && slot.max > 1) || undefined}
          onClick={() => setChoosing(true)}
        >
          {t("form.choose")}
          <span className="sr-only">{label}</span>
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        multiple={slot.max > 1}
        accept={slot.role === "mask" ? "image/png,.png" : accepted}
        aria-label={t("form.uploadFor", { label })}
        onChange={(event) => {
          bring([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <FieldNotes
        id={id}
        hint={
          localized(slot.note, locale) || (slot.role === "mask" ? t("form.maskHint") : t("form.dropHint"))
        }
        error={problem ? textOf(problem) : refused?.length ? refused.join(" ") : undefined}
      />
      <Suspense>
        {isChoosing && (
          <PictureChooser
            title={label}
            close={() => setChoosing(false)}
            choose={(image) => {
              setChoosing(false);
              const rest = slot.max === 1 ? [] : (tryout.getState().pictures[slot.name] ?? []);
              tryout.getState().setPictures(slot.name, [...rest, attachmentOf(image, image.id)]);
            }}
          />
        )}
      </Suspense>
    </fieldset>
  );
}

function SlotPicture({ picture, name, remove }: { picture: Attachment; name: string; remove: () => void }) {
  const t = useTranslations("template");
  return (
    <li className="relative">
      {picture.image ? (
        <img
          src={`${picture.image.url}?w=256`}
          alt={name}
          className="backdrop-checker h-24 max-w-48 rounded-picture object-contain"
        />
      ) : (
        <span className="grid size-24 place-items-center rounded-picture bg-control" role="status">
          <Spinner />
          <span className="sr-only">
            {t("form.uploading", { percent: Math.round(picture.progress * 100) })}
          </span>
        </span>
      )}
      <IconButton
        variant="scrim"
        label={t("form.removePicture", { name })}
        icon={<X aria-hidden="true" />}
        onClick={remove}
        className="absolute! top-1 right-1"
      />
    </li>
  );
}
