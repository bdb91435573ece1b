import { useFormatter, useTranslations } from "next-intl";
import { useFileSize } from "#components/gallery/use-file-size.ts";
import { Glyph } from "#components/ui/glyph.tsx";
import type { IntegrityCheckView, IntegrityFinding } from "#lib/storage/view.ts";

/** What a check has found, which pictures it concerns, and what one can do. */
export function CheckReport({ check }: { check: IntegrityCheckView }) {
  const t = useTranslations("storage.check");
  const format = useFormatter();
  const size = useFileSize();
  const { state, checked, total, bytes, missing, damaged, unnamed, findings, finishedAt } = check;
  const found = missing + damaged;
  const moment = finishedAt ? format.dateTime(new Date(finishedAt), "moment") : "";
  const read = t("read", { checked: format.number(checked), total: format.number(total), size: size(bytes) });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-start gap-2">
        <Glyph
          name={found > 0 ? "alert" : "done"}
          className={
            found > 0 ? "mt-0.5 size-4 shrink-0 text-danger-ink" : "mt-0.5 size-4 shrink-0 text-success-ink"
          }
        />
        <p>
          <strong>{t(`over.${state === "running" ? "done" : state}`, { count: found })}</strong>
          <span className="block text-muted text-sm tabular">{`${moment} · ${read}`}</span>
        </p>
      </div>
      {unnamed.files > 0 && (
        <p className="text-sm">{t("unnamed", { count: unnamed.files, size: size(unnamed.bytes) })}</p>
      )}
      {found > 0 && (
        <>
          <p className="text-sm">{t("whatToDo")}</p>
          <ul className="flex flex-col">
            {findings.map((finding) => (
              <Finding key={finding.sha256} finding={finding} />
            ))}
          </ul>
          {found > findings.length && (
            <p className="text-muted text-sm">{t("more", { count: found - findings.length })}</p>
          )}
        </>
      )}
    </div>
  );
}

function Finding({ finding: { kind, sha256, images } }: { finding: IntegrityFinding }) {
  const t = useTranslations("storage.check");
  return (
    <li className="border-line border-t py-2">
      <p>
        {t(kind)} <code className="text-muted text-sm">{sha256.slice(0, 16)}</code>
      </p>
      <p className="flex flex-wrap gap-x-3 text-sm">
        {images.length === 0 && <span className="text-muted">{t("noPicture")}</span>}
        {images.map(({ id, name, listed, trashed }) => (
          <a key={id} href={`/i/${id}`} className="underline underline-offset-2">
            {name ?? t("picture")}
            {trashed ? ` (${t("inTrash")})` : listed ? "" : ` (${t("part")})`}
          </a>
        ))}
      </p>
    </li>
  );
}
