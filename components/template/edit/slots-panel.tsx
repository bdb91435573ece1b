"use client";

import { ImagePlus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { changeSlot, newSlot, renameSlot } from "#components/template/edit/change-variables.ts";
import { LocalizedFields } from "#components/template/edit/localized-fields.tsx";
import { MoveButtons, moved } from "#components/template/edit/move-buttons.tsx";
import { NameInput } from "#components/template/edit/name-input.tsx";
import { NumberInput } from "#components/template/edit/number-input.tsx";
import { Section } from "#components/template/edit/section.tsx";
import { useContent, useTemplateParts } from "#components/template/template-context.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ImageSlot } from "#lib/template/content.ts";

const roles = ["base", "reference", "mask"] as const satisfies ImageSlot["role"][];

/** The pictures a template takes: what is edited, what is looked at, where it may change. */
export function SlotsPanel() {
  const t = useTranslations("template");
  const { content } = useTemplateParts();
  const slots = useContent((state) => state.content.slots);
  const { change } = content.getState();
  const add = (role: ImageSlot["role"]) => {
    const now = content.getState().content;
    change({ slots: [...now.slots, newSlot(now, role)], operation: "edit" });
  };
  const hasOne = (role: ImageSlot["role"]) => slots.some((slot) => slot.role === role);
  return (
    <Section
      title={t("slots.title")}
      hint={t("slots.hint")}
      aside={
        <Menu
          label={t("slots.add")}
          placement={{ align: "end" }}
          items={roles.map((role) => ({
            id: role,
            label: t(`roles.${role}`),
            disabled: role !== "reference" && hasOne(role),
            run: () => add(role),
          }))}
          trigger={(props) => (
            <button type="button" {...props} className={buttonClass()}>
              <ImagePlus aria-hidden="true" className="size-4" />
              {t("slots.add")}
            </button>
          )}
        />
      }
    >
      {slots.length > 0 && (
        <ul className="flex flex-col gap-2">
          {slots.map((slot, index) => (
            <SlotFields key={slot.name} slot={slot} index={index} count={slots.length} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function SlotFields({ slot, index, count }: { slot: ImageSlot; index: number; count: number }) {
  const t = useTranslations("template");
  const { content } = useTemplateParts();
  const { change } = content.getState();
  const set = (next: Partial<ImageSlot>) =>
    change(changeSlot(content.getState().content, index, { ...slot, ...next }));
  const remove = () => {
    const before = content.getState().content.slots;
    change({ slots: before.toSpliced(index, 1) });
    toast({
      title: t("slots.deleted", { name: slot.name }),
      action: { label: t("undo"), run: () => change({ slots: before }) },
    });
  };
  const taken = (name: string) => {
    const { variables, slots } = content.getState().content;
    return [...variables, ...slots].some((one) => one.name === name);
  };
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line bg-surface p-3" data-slot={slot.name}>
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <Segmented
            label={t("slots.role")}
            hideLabel
            options={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            value={slot.role}
            onChange={(role) => set({ role })}
          />
        </div>
        <MoveButtons
          name={slot.name}
          index={index}
          count={count}
          move={(to) => change({ slots: moved(content.getState().content.slots, index, to) })}
        />
        <IconButton
          label={t("slots.delete", { name: slot.name })}
          icon={<Trash2 aria-hidden="true" />}
          onClick={remove}
        />
      </div>
      <NameInput
        label={t("slots.name")}
        name={slot.name}
        taken={taken}
        rename={(to) => change(renameSlot(content.getState().content, slot.name, to))}
      />
      <LocalizedFields field="label" value={slot.label} onChange={(label) => set({ label })} />
      <LocalizedFields field="note" value={slot.note} onChange={(note) => set({ note })} maxLength={1000} />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("slots.min")} hint={t("slots.minHint")}>
          {(control) => (
            <NumberInput
              control={control}
              value={slot.min}
              min={0}
              step={1}
              onChange={(min) => set({ min: min ?? 0 })}
            />
          )}
        </Field>
        {slot.role === "reference" && (
          <Field label={t("slots.max")}>
            {(control) => (
              <NumberInput
                control={control}
                value={slot.max}
                min={1}
                step={1}
                onChange={(max) => set({ max: max ?? 1 })}
              />
            )}
          </Field>
        )}
      </div>
    </li>
  );
}
