import { useFormatter, useTranslations } from "next-intl";
import { useFileSize } from "#components/gallery/use-file-size.ts";
import { type DiskUsage, type StorageUsage, storageShares } from "#lib/storage/view.ts";
import { UsageBar } from "./usage-bar.tsx";

/** The space as one sentence, a bar, and a table that says the same in figures. */
export function UsageTable({ usage, disk }: { usage: StorageUsage; disk: DiskUsage | null }) {
  const t = useTranslations("storage");
  const size = useFileSize();
  const { shares, usedBytes, limitBytes, databaseBytes } = usage;
  return (
    <section aria-labelledby="storage-usage" className="flex flex-col gap-3">
      <h2 id="storage-usage" className="text-xl tabular">
        {limitBytes === null
          ? t("used", { used: size(usedBytes) })
          : t("usedOf", { used: size(usedBytes), limit: size(limitBytes) })}
      </h2>
      <UsageBar shares={shares} totalBytes={Math.max(usedBytes, limitBytes ?? 0)} />
      <table className="w-full text-start">
        <thead className="text-muted text-sm">
          <tr>
            <th scope="col" className="py-1 text-start font-normal">
              {t("column.what")}
            </th>
            <th scope="col" className="py-1 text-end font-normal">
              {t("column.files")}
            </th>
            <th scope="col" className="w-28 py-1 text-end font-normal">
              {t("column.size")}
            </th>
          </tr>
        </thead>
        <tbody>
          {storageShares.map((share) => (
            <Row key={share} name={t(`share.${share}`)} swatch={share} {...shares[share]} />
          ))}
          <Row name={t("variants")} note={t("variantsNote")} {...(disk?.variants ?? unknown)} />
          {disk !== null && disk.unnamed.files > 0 && (
            <Row name={t("unnamed")} note={t("unnamedNote")} {...disk.unnamed} />
          )}
          <Row name={t("database")} files={null} bytes={databaseBytes} />
        </tbody>
      </table>
    </section>
  );
}

const unknown = { files: null, bytes: null };

type RowProps = {
  name: string;
  note?: string;
  swatch?: string;
  files: number | null;
  bytes: number | null;
};

function Row({ name, note, swatch, files, bytes }: RowProps) {
  const t = useTranslations("storage");
  const format = useFormatter();
  const size = useFileSize();
  return (
    <tr className="border-line border-t">
      <th scope="row" className="py-2 text-start font-normal">
        <span className="flex items-baseline gap-2">
          <span
            aria-hidden="true"
            data-share={swatch}
            className="usage-share inline-block size-2.5 shrink-0 rounded-[2px]"
          />
          <span>
            {name}
            {note && <span className="block text-muted text-sm">{note}</span>}
          </span>
        </span>
      </th>
      <td className="py-2 text-end align-top">{files === null ? "" : format.number(files)}</td>
      <td className="py-2 text-end align-top">{bytes === null ? t("reading") : size(bytes)}</td>
    </tr>
  );
}
