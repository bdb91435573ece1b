"use server";

import { createMatrix } from "#lib/matrices/create-matrix.ts";
import { exportMatrix } from "#lib/matrices/export-matrix.ts";
import { getMatrix } from "#lib/matrices/get-matrix.ts";
import { retryMatrix } from "#lib/matrices/retry-matrix.ts";
import { matrixDraftSchema, matrixIdSchema, retryMatrixSchema } from "#lib/matrices/schema.ts";
import { stopMatrix } from "#lib/matrices/stop-matrix.ts";
import { runAction } from "./run-action.ts";

export const createMatrixAction = async (input: unknown) => runAction(matrixDraftSchema, input, createMatrix);
export const getMatrixAction = async (input: unknown) => runAction(matrixIdSchema, input, getMatrix);
export const stopMatrixAction = async (input: unknown) => runAction(matrixIdSchema, input, stopMatrix);
export const retryMatrixAction = async (input: unknown) => runAction(retryMatrixSchema, input, retryMatrix);
export const exportMatrixAction = async (input: unknown) => runAction(matrixIdSchema, input, exportMatrix);
