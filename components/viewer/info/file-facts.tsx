"use client";

import { BadgeCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Copyable } from "#components/viewer/info/copyable.tsx";
import { Fact, Facts, Section } from "#components/viewer/info/section.tsx";
import type { ImageDetail } from "#lib/gallery/view.ts";

/** The stored file, and what it says of its own origin. */
export function FileFacts({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("viewer.file");
  const format = useFormatter();
  const { image, provenance, file } = detail;
  return (
    <Section title={t("label")}>
      <Facts>
        {image.name && <Fact name={t("name")}>{image.name}</Fact>}
        {image.width > 0 && (
          <Fact name={t("pixels")}>
            {image.width} × {image.height}
          </Fact>
        )}
        <Fact name={t("type")}>
          {image.mime.replace("image/", "").toUpperCase()},{" "}
          {t("megabytes", { size: format.number(image.bytes / 1_000_000, { maximumFractionDigits: 2 }) })}
        </Fact>
        <Fact name={t("added")}>
          <time dateTime={image.createdAt}>{format.dateTime(new Date(image.createdAt), "moment")}</time>
        </Fact>
        {file === "kept" && (
          <Fact name={t("provenance")}>
            {provenance.c2pa ? (
              <Badge tone="success" icon={<BadgeCheck aria-hidden="true" />}>
                {t("signed")}
              </Badge>
            ) : (
              t("unsigned")
            )}
          </Fact>
        )}
        {provenance.software && <Fact name={t("software")}>{provenance.software}</Fact>}
        <Fact name={t("sha256")}>
          <Copyable text={image.sha256} label={t("copySha256")} />
        </Fact>
      </Facts>
    </Section>
  );
}
