"use server";

import { compareDeployments } from "#lib/evidence/compare-deployments.ts";
import { deleteCase } from "#lib/evidence/delete-case.ts";
import { estimateEvidence } from "#lib/evidence/estimate-evidence.ts";
import { getEvidenceRun } from "#lib/evidence/get-evidence-run.ts";
import { listCases } from "#lib/evidence/list-cases.ts";
import { listEvidenceRuns } from "#lib/evidence/list-evidence-runs.ts";
import { orderCases } from "#lib/evidence/order-cases.ts";
import { rateSample } from "#lib/evidence/rate-sample.ts";
import { review } from "#lib/evidence/review.ts";
import { saveCase } from "#lib/evidence/save-case.ts";
import {
  caseSchema,
  casesSchema,
  compareDeploymentsSchema,
  estimateEvidenceSchema,
  evidenceRunSchema,
  evidenceRunsSchema,
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
export const listCasesAction = async (input: unknown) => runAction(casesSchema, input, listCases);
export const getEvidenceRunAction = async (input: unknown) =>
  runAction(evidenceRunSchema, input, getEvidenceRun);
export const listEvidenceRunsAction = async (input: unknown) =>
  runAction(evidenceRunsSchema, input, listEvidenceRuns);
export const rateSampleAction = async (input: unknown) => runAction(rateSampleSchema, input, rateSample);
export const reviewAction = async (input: unknown) => runAction(reviewSchema, input, review);
export const estimateEvidenceAction = async (input: unknown) =>
  runAction(estimateEvidenceSchema, input, estimateEvidence);
export const startEvidenceAction = async (input: unknown) =>
  runAction(startEvidenceSchema, input, startEvidenceRun);
export const compareDeploymentsAction = async (input: unknown) =>
  runAction(compareDeploymentsSchema, input, compareDeployments);
