import { storageUsage } from "#lib/storage/storage-usage.ts";
import { answerJson } from "../../answer-json.ts";

/** GET /api/v1/storage: what uses space, by the rows, and how a running check stands. */
export const GET = async (request: Request) => answerJson(request, storageUsage);
