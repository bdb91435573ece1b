"use server";

import { deleteImages } from "#lib/gallery/delete-images.ts";
import { restoreImages } from "#lib/gallery/restore-images.ts";
import { favouriteSchema, imageIdsSchema } from "#lib/gallery/schema.ts";
import { setFavourite } from "#lib/gallery/set-favourite.ts";
import { runAction } from "./run-action.ts";

export const setFavouriteAction = async (input: unknown) => runAction(favouriteSchema, input, setFavourite);
export const deleteImagesAction = async (input: unknown) => runAction(imageIdsSchema, input, deleteImages);
export const restoreImagesAction = async (input: unknown) => runAction(imageIdsSchema, input, restoreImages);
