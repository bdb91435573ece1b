import type { ViewerActions } from "#components/viewer/viewer-host-props.ts";
import { saveCaseAction } from "./evidence-actions.ts";
import {
  changeSelectedAction,
  createCollectionAction,
  setRatingAction,
  setTagsAction,
} from "./gallery-actions.ts";
import { deleteImagesAction, restoreImagesAction, setFavouriteAction } from "./image-actions.ts";
import { createTemplateAction, freezeVersionAction } from "./library-actions.ts";

/** What the viewer may ask of the studio, on whatever page it stands. */
export const viewerActions: ViewerActions = {
  setFavourite: setFavouriteAction,
  setRating: setRatingAction,
  setTags: setTagsAction,
  deleteImages: deleteImagesAction,
  restoreImages: restoreImagesAction,
  changeSelected: changeSelectedAction,
  createCollection: createCollectionAction,
  saveTemplate: {
    createTemplate: createTemplateAction,
    saveCase: saveCaseAction,
    freezeVersion: freezeVersionAction,
  },
};
