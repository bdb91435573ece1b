import type { TemplateActions } from "#components/template/template-actions.ts";
import {
  deleteCaseAction,
  estimateEvidenceAction,
  orderCasesAction,
  rateSampleAction,
  reviewAction,
  saveCaseAction,
  startEvidenceAction,
} from "../../../actions/evidence-actions.ts";
import {
  deleteImagesAction,
  restoreImagesAction,
  setFavouriteAction,
} from "../../../actions/image-actions.ts";
import {
  changeTemplateAction,
  changeTemplatesAction,
  deleteTemplateAction,
  forkTemplateAction,
  freezeVersionAction,
  loadVersionAction,
  renameTemplateAction,
  restoreVersionAction,
  retireVersionAction,
  saveDraftAction,
  setTemplateFavouriteAction,
  startTemplateRunAction,
} from "../../../actions/library-actions.ts";
import { listRunsAction } from "../../../actions/list-runs.ts";
import {
  checkReleaseAction,
  releaseAction,
  setPolicyAction,
  withdrawAction,
} from "../../../actions/release-actions.ts";
import {
  deleteRunAction,
  restoreRunAction,
  retryRunAction,
  startRunAction,
  stopRunAction,
  writeOffJobAction,
} from "../../../actions/run-actions.ts";
import { setPriceAction } from "../../../actions/set-price.ts";
import { viewerActions } from "../../../actions/viewer-actions.ts";

/** What a template's page may ask of the studio. */
export const templateActions: TemplateActions = {
  playground: {
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
    viewer: viewerActions,
  },
  saveDraft: saveDraftAction,
  changeTemplate: changeTemplateAction,
  changeTemplates: changeTemplatesAction,
  deleteTemplate: deleteTemplateAction,
  renameTemplate: renameTemplateAction,
  setFavourite: setTemplateFavouriteAction,
  startTemplateRun: startTemplateRunAction,
  loadVersion: loadVersionAction,
  freezeVersion: freezeVersionAction,
  restoreVersion: restoreVersionAction,
  forkTemplate: forkTemplateAction,
  retireVersion: retireVersionAction,
  saveCase: saveCaseAction,
  orderCases: orderCasesAction,
  deleteCase: deleteCaseAction,
  estimateEvidence: estimateEvidenceAction,
  startEvidenceRun: startEvidenceAction,
  rateSample: rateSampleAction,
  review: reviewAction,
  checkRelease: checkReleaseAction,
  release: releaseAction,
  withdraw: withdrawAction,
  setPolicy: setPolicyAction,
};
