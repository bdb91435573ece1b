"use server";

import { changeTemplate } from "#lib/library/change-template.ts";
import { changeTemplates } from "#lib/library/change-templates.ts";
import { createTemplate } from "#lib/library/create-template.ts";
import { createTemplateExport } from "#lib/library/create-template-export.ts";
import { deleteTemplate } from "#lib/library/delete-template.ts";
import { forkTemplate } from "#lib/library/fork-template.ts";
import { freezeVersion } from "#lib/library/freeze-version.ts";
import { loadVersion } from "#lib/library/load-version.ts";
import { renameTemplate } from "#lib/library/rename-template.ts";
import { restoreVersion } from "#lib/library/restore-version.ts";
import { retireVersion } from "#lib/library/retire-version.ts";
import { saveDraft } from "#lib/library/save-draft.ts";
import {
  changeTemplateSchema,
  changeTemplatesSchema,
  createTemplateExportSchema,
  createTemplateSchema,
  forkTemplateSchema,
  freezeVersionSchema,
  renameTemplateSchema,
  restoreVersionSchema,
  saveDraftSchema,
  startTemplateRunSchema,
  templateFavouriteSchema,
  templateIdSchema,
  undoTemplateChangeSchema,
  versionSchema,
} from "#lib/library/schema.ts";
import { setTemplateFavourite } from "#lib/library/set-template-favourite.ts";
import { startTemplateRun } from "#lib/library/start-template-run.ts";
import { undoTemplateChange } from "#lib/library/undo-template-change.ts";
import { runAction } from "./run-action.ts";

export const createTemplateAction = async (input: unknown) =>
  runAction(createTemplateSchema, input, createTemplate);
export const changeTemplateAction = async (input: unknown) =>
  runAction(changeTemplateSchema, input, changeTemplate);
export const renameTemplateAction = async (input: unknown) =>
  runAction(renameTemplateSchema, input, renameTemplate);
export const deleteTemplateAction = async (input: unknown) =>
  runAction(templateIdSchema, input, deleteTemplate);
export const setTemplateFavouriteAction = async (input: unknown) =>
  runAction(templateFavouriteSchema, input, setTemplateFavourite);
export const saveDraftAction = async (input: unknown) => runAction(saveDraftSchema, input, saveDraft);
export const freezeVersionAction = async (input: unknown) =>
  runAction(freezeVersionSchema, input, freezeVersion);
export const loadVersionAction = async (input: unknown) => runAction(versionSchema, input, loadVersion);
export const restoreVersionAction = async (input: unknown) =>
  runAction(restoreVersionSchema, input, restoreVersion);
export const retireVersionAction = async (input: unknown) => runAction(versionSchema, input, retireVersion);
export const forkTemplateAction = async (input: unknown) =>
  runAction(forkTemplateSchema, input, forkTemplate);
export const startTemplateRunAction = async (input: unknown) =>
  runAction(startTemplateRunSchema, input, startTemplateRun);
export const changeTemplatesAction = async (input: unknown) =>
  runAction(changeTemplatesSchema, input, changeTemplates);
export const undoTemplateChangeAction = async (input: unknown) =>
  runAction(undoTemplateChangeSchema, input, undoTemplateChange);
export const createTemplateExportAction = async (input: unknown) =>
  runAction(createTemplateExportSchema, input, createTemplateExport);
