"use client";

import { useTranslations } from "next-intl";
import { useChoice, useDraft } from "#components/playground/playground-context.tsx";
import { FindingNotice } from "#components/playground/settings/finding-notice.tsx";
import { FreeSize } from "#components/playground/settings/free-size.tsx";
import { ratioOf, sizeLabel } from "#components/playground/settings/size-label.ts";
import { Segmented } from "#components/ui/segmented.tsx";

/** Tiles drawn to shape, and width x height where the model takes any size. */
export function SizePicker() {
  const m = useTranslations("models");
  const { profile } = useChoice();
  const size = useDraft((draft) => draft.parameters.size);
  const set = useDraft((draft) => draft.setParameter);
  const rule = profile.sizes;
  const sizes = [
    "auto",
    ...(rule.kind === "fixed" ? rule.sizes : rule.presets).filter((one) => one !== "auto"),
  ];
  const options = sizes.map((value) => ({
    value,
    name: value === "auto" ? m("size.auto") : sizeLabel(value),
    label: <SizeTile size={value} autoLabel={m("size.auto")} />,
  }));
  return (
    <div data-setting="size">
      <Segmented
        label={m("size.label")}
        options={options}
        value={size}
        onChange={(value) => set("size", value)}
        layout="tiles"
        className="[&>div]:grid-cols-3! max-lg:[&>div]:grid-cols-4!"
      />
      <FreeSize rule={rule} />
      <FindingNotice field="size" />
    </div>
  );
}

const edge = 26;

function SizeTile({ size, autoLabel }: { size: string; autoLabel: string }) {
  const ratio = ratioOf(size);
  const isAuto = size === "auto";
  return (
    <>
      <span aria-hidden="true" className="grid h-7 place-items-center">
        <span
          className={`rounded-[2px] border-[1.5px] border-current ${isAuto ? "border-dashed" : ""}`}
          style={{ width: ratio >= 1 ? edge : edge * ratio, height: ratio >= 1 ? edge / ratio : edge }}
        />
      </span>
      <span className="tabular text-xs leading-tight">{isAuto ? autoLabel : size.replace("x", "×")}</span>
    </>
  );
}
