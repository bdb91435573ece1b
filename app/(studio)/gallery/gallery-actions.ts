import { createExportAction } from "../../actions/export-actions.ts";
import {
  changeSelectedAction,
  createCollectionAction,
  deleteCollectionAction,
  renameCollectionAction,
  undoChangeAction,
} from "../../actions/gallery-actions.ts";
import { createShareAction, listSharesAction, revokeShareAction } from "../../actions/share-actions.ts";
import { purgeAction, trashSummaryAction } from "../../actions/storage-actions.ts";

/** What the gallery can ask of the studio. */
export const galleryActions = {
  changeSelected: changeSelectedAction,
  undoChange: undoChangeAction,
  createCollection: createCollectionAction,
  renameCollection: renameCollectionAction,
  deleteCollection: deleteCollectionAction,
  createExport: createExportAction,
  trashSummary: trashSummaryAction,
  purge: purgeAction,
};

export const shareActions = {
  createShare: createShareAction,
  listShares: listSharesAction,
  revokeShare: revokeShareAction,
};
