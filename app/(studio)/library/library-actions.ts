import {
  changeTemplatesAction,
  createTemplateAction,
  createTemplateExportAction,
  undoTemplateChangeAction,
} from "../../actions/library-actions.ts";

/** What the library's list can ask of the studio. */
export const libraryActions = {
  createTemplate: createTemplateAction,
  changeTemplates: changeTemplatesAction,
  undoChange: undoTemplateChangeAction,
  exportTemplates: createTemplateExportAction,
};
