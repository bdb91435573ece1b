"use server";

import { deleteCase } from "#lib/evidence/delete-case.ts";
import { estimateEvidence } from "#lib/evidence/estimate-evidence.ts";
import { orderCases } from "#lib/evidence/order-cases.ts";
import { rateSample } from "#lib/evidence/rate-sample.ts";
import { review } from "#lib/evidence/review.ts";
import { saveCase } from "#lib/evidence/save-case.ts";
import {
  caseSchema,
  estimateEvidenceSchema,
  orderCasesSchema,
  rateSampleSchema,
  reviewSchema,
  saveCaseSchema,
  startEvidenceSchema,
} from "#lib/evidence/schema.ts";
import { startEvidenceRun } from "#lib/evidence/start-evidence-run.ts";
import { runAction } from "./run-action.ts";

export const saveCaseAction = async (input: unknown) => runAction(saveCaseSchema, input, saveCase);
export const deleteCaseAction = async (input: unknown) => runAction(caseSchema, input, deleteCase);
export const orderCasesAction = async (input: unknown) => runAction(orderCasesSchema, input, orderCases);
export const rateSampleAction = async (input: unknown) => runAction(rateSampleSchema, input, rateSample);
export const reviewAction = async (input: unknown) => runAction(reviewSchema, input, review);
export const estimateEvidenceAction = async (input: unknown) =>
  runAction(estimateEvidenceSchema, input, estimateEvidence);
export const startEvidenceAction = async (input: unknown) =>
  runAction(startEvidenceSchema, input, startEvidenceRun);
