import type { ModelFamily, ModelProfile, SizeRule } from "#lib/models/profile.ts";

/** The part of a profile that all models of a family share (wire.md 1.4 and 1.5). */
export type FamilyProfile = Omit<ModelProfile, "id" | "known" | "endsOn" | "replacedBy" | "noteKey">;

const threeSizes: SizeRule = { kind: "fixed", sizes: ["1024x1024", "1536x1024", "1024x1536"] };

const freeSizes: SizeRule = {
  kind: "free",
  multiple: 16,
  maxRatio: 3,
  maxEdge: 3840,
  minPixels: 655_360,
  maxPixels: 8_294_400,
  presets: [
    "1024x1024",
    "1536x1024",
    "1024x1536",
    "2048x2048",
    "2048x1152",
    "1152x2048",
    "2560x1440",
    "3840x2160",
    "2160x3840",
    "1536x864",
  ],
};

const classic: FamilyProfile = {
  family: "1.5",
  sizes: threeSizes,
  qualities: ["auto", "low", "medium", "high"],
  backgrounds: ["auto", "opaque", "transparent"],
  formats: ["png", "jpeg", "webp"],
  moderations: ["auto", "low"],
  inputFidelities: ["low", "high"],
  maxCount: 10,
  maxPartialImages: 3,
  maxReferences: 16,
  edits: true,
  mask: true,
  markup: false,
  batch: true,
};

const second: FamilyProfile = {
  ...classic,
  family: "2",
  sizes: freeSizes,
  // Announced as a preview, refused by the live API (wire.md 1.8 B).
  backgrounds: ["auto", "opaque"],
  inputFidelities: [],
};

const secondAndHalf: FamilyProfile = {
  ...second,
  family: "2.5",
  qualities: ["auto", "low", "medium", "high", "xhigh", "max"],
  backgrounds: ["auto", "opaque", "transparent"],
  markup: true,
};

/** What a family of models can do. `unknown` is what nearly every server of this protocol takes. */
export const families: Readonly<Record<ModelFamily, FamilyProfile>> = {
  "1-mini": { ...classic, family: "1-mini", inputFidelities: [] },
  "1.5": classic,
  "2": second,
  "2.5": secondAndHalf,
  // gif and svg are previews behind an access list and are not offered.
  "2.6": { ...secondAndHalf, family: "2.6", batch: false },
  unknown: {
    ...classic,
    family: "unknown",
    backgrounds: ["auto", "opaque"],
    formats: ["png"],
    moderations: ["auto"],
    inputFidelities: [],
    maxPartialImages: 0,
    batch: false,
  },
};
