"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Stepper } from "#components/ui/stepper.tsx";
import { useLooked } from "#components/viewer/viewer-context.tsx";

const formats = ["png", "jpeg", "webp"] as const;
type Format = (typeof formats)[number];
type Width = "own" | "2048" | "1024" | "512";

/** Saves the picture in another format or size, and says what that costs it. */
export function DownloadDialog({ close }: { close: () => void }) {
  const t = useTranslations("viewer.convert");
  const { image, detail } = useLooked();
  const [format, setFormat] = useState<Format>(image.mime === "image/jpeg" ? "webp" : "jpeg");
  const [quality, setQuality] = useState(90);
  const [width, setWidth] = useState<Width>("own");
  const widths = (["2048", "1024", "512"] as const).filter((each) => Number(each) < image.width);
  const query = new URLSearchParams({ format });
  if (format !== "png") query.set("quality", String(quality));
  if (width !== "own") query.set("width", width);
  return (
    <Dialog
      open
      onClose={close}
      title={t("title")}
      footer={
        <a
          href={`/api/v1/images/${image.id}/download?${query}`}
          download
          data-autofocus
          onClick={() => setTimeout(close)}
          className={buttonClass("primary")}
        >
          <Download aria-hidden="true" className="size-4" />
          {t("save")}
        </a>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys choose here instead of walking. */}
      <div
        onKeyDown={(event) => event.key.startsWith("Arrow") && event.stopPropagation()}
        className="flex flex-col gap-4"
      >
        <Segmented
          label={t("format")}
          options={formats.map((value) => ({ value, label: value.toUpperCase() }))}
          value={format}
          onChange={setFormat}
        />
        {format !== "png" && (
          <Field label={t("quality")}>
            {(control) => (
              <Stepper
                control={control}
                value={quality}
                onChange={setQuality}
                min={1}
                max={100}
                step={5}
                lessLabel={t("less")}
                moreLabel={t("more")}
              />
            )}
          </Field>
        )}
        {widths.length > 0 && (
          <Segmented
            label={t("width")}
            options={[
              { value: "own" as Width, label: t("own", { width: image.width }) },
              ...widths.map((value) => ({ value: value as Width, label: value })),
            ]}
            value={width}
            onChange={setWidth}
          />
        )}
        <p className="text-muted text-sm">
          {t(detail?.provenance.c2pa ? "dropsSignature" : "dropsMetadata")}
          {format === "jpeg" && image.mime !== "image/jpeg" && ` ${t("whiteGround")}`}
        </p>
      </div>
    </Dialog>
  );
}
