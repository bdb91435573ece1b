/**
 * Where an image came from.
 * run: drawn by a provider. composite: put together by the studio from a drawn picture and its source. upload: brought
 * from outside. mask, markup, crop: parts of an edit, never listed.
 */
export const imageOrigins = ["run", "composite", "upload", "mask", "markup", "crop"] as const;
export type ImageOrigin = (typeof imageOrigins)[number];

/** What the gallery can be asked for. */
export const listedOrigins = ["run", "composite", "upload"] as const satisfies ImageOrigin[];
export type ListedOrigin = (typeof listedOrigins)[number];
