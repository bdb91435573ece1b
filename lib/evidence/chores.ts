import { noteEndDates } from "#lib/connections/note-end-dates.ts";
import { resumeEvidence } from "#lib/evidence/resume-evidence.ts";
import type { Studio } from "#lib/studio/context.ts";
import { type Repeated, repeated } from "#lib/studio/repeated.ts";

const listedEveryMs = 6 * 60 * 60 * 1000;

/**
 * Work nobody asks for: cases a killed studio left are begun, and what the providers say about the end of models is
 * written down four times a day. It may be done twice, by several processes, and at any time.
 */
export function createEvidenceChores(
  studio: Studio,
  { afterMs = 5_000, everyMs = 20_000 }: { afterMs?: number; everyMs?: number } = {},
): Repeated {
  let lastListed = Number.NEGATIVE_INFINITY;
  const attempt = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (failure) {
      studio.logger.error({ err: failure }, what);
    }
  };
  return repeated(
    async () => {
      await attempt("evidence could not be resumed", () => resumeEvidence(studio));
      if (studio.clock() - lastListed < listedEveryMs) return;
      lastListed = studio.clock();
      await attempt("the end dates of models could not be noted", () => noteEndDates(studio));
    },
    { afterMs, everyMs },
  );
}
