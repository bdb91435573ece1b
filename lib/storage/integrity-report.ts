import { z } from "zod";

/** As kept in the database: counts of all, hashes of the first 1,000. */
export const reportSchema = z.object({
  missing: z.number(),
  damaged: z.number(),
  unnamed: z.object({ files: z.number(), bytes: z.number() }),
  findings: z.array(z.object({ kind: z.enum(["missing", "damaged"]), sha256: z.string() })),
});
export type IntegrityReport = z.output<typeof reportSchema>;

const mostKept = 1000;

export const emptyReport = (): IntegrityReport => ({
  missing: 0,
  damaged: 0,
  unnamed: { files: 0, bytes: 0 },
  findings: [],
});

/** Adds what was found of one blob. */
export function noteFinding(report: IntegrityReport, kind: "missing" | "damaged", sha256: string): void {
  report[kind] += 1;
  if (report.findings.length < mostKept) report.findings.push({ kind, sha256 });
}
