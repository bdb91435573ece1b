import { acceptResultAction, recomposeAction, startEditAction } from "../../actions/edit-actions.ts";
import { deleteImagesAction, restoreImagesAction, setFavouriteAction } from "../../actions/image-actions.ts";
import { listRunsAction } from "../../actions/list-runs.ts";
import {
  deleteRunAction,
  restoreRunAction,
  retryRunAction,
  startRunAction,
  stopRunAction,
  writeOffJobAction,
} from "../../actions/run-actions.ts";
import { setPriceAction } from "../../actions/set-price.ts";

/** What the editor can ask of the studio. */
export const editorActions = {
  startEdit: startEditAction,
  recompose: recomposeAction,
  acceptResult: acceptResultAction,
  startRun: startRunAction,
  stopRun: stopRunAction,
  retryRun: retryRunAction,
  writeOffJob: writeOffJobAction,
  deleteRun: deleteRunAction,
  restoreRun: restoreRunAction,
  setFavourite: setFavouriteAction,
  deleteImages: deleteImagesAction,
  restoreImages: restoreImagesAction,
  listRuns: listRunsAction,
  setPrice: setPriceAction,
};
