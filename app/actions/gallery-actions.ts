"use server";

import { changeSelected } from "#lib/gallery/change-selected.ts";
import { createCollection, deleteCollection, renameCollection } from "#lib/gallery/collections.ts";
import {
  changeSelectedSchema,
  createCollectionSchema,
  deleteCollectionSchema,
  ratingSchema,
  renameCollectionSchema,
  tagsSchema,
  undoChangeSchema,
} from "#lib/gallery/schema.ts";
import { setRating } from "#lib/gallery/set-rating.ts";
import { setTags } from "#lib/gallery/set-tags.ts";
import { undoChange } from "#lib/gallery/undo-change.ts";
import { runAction } from "./run-action.ts";

export const setRatingAction = async (input: unknown) => runAction(ratingSchema, input, setRating);
export const setTagsAction = async (input: unknown) => runAction(tagsSchema, input, setTags);
export const changeSelectedAction = async (input: unknown) =>
  runAction(changeSelectedSchema, input, changeSelected);
export const undoChangeAction = async (input: unknown) => runAction(undoChangeSchema, input, undoChange);
export const createCollectionAction = async (input: unknown) =>
  runAction(createCollectionSchema, input, createCollection);
export const renameCollectionAction = async (input: unknown) =>
  runAction(renameCollectionSchema, input, renameCollection);
export const deleteCollectionAction = async (input: unknown) =>
  runAction(deleteCollectionSchema, input, deleteCollection);
