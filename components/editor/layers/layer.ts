/** What pointer and keys work on: the mask, the marks above it, or the frame around the picture. */
export const layers = ["mask", "markup", "frame"] as const;
export type Layer = (typeof layers)[number];
