import type { EditPlan } from "#lib/edits/view.ts";
import type { ModelProfile } from "#lib/models/profile.ts";

/** Mask and markup exclude each other on the wire: the mask wins, and the marks are drawn into a copy. */
export function wayOfMarkup(
  profile: Pick<ModelProfile, "mask" | "markup">,
  masked: boolean,
): Exclude<EditPlan["markup"], "none"> {
  return profile.markup && !(masked && profile.mask) ? "field" : "burned";
}
