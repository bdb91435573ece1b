import { diskUsage } from "#lib/storage/disk-usage.ts";
import { answerJson } from "../../../answer-json.ts";

/** GET /api/v1/storage/disk: what the disk says, from a look at every file; it may take a while. */
export const GET = async (request: Request) => answerJson(request, diskUsage);
