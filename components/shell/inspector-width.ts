/** The inspector as a person left it. `width` in CSS pixels. */
export type InspectorState = { open: boolean; width: number };

/** Read by the studio's layout, so that nothing moves after the first paint. Value: "320", or "-320" while closed. */
export const inspectorCookie = "pentimento-inspector";

export const inspectorWidths = { least: 272, usual: 320, most: 480 } as const;

export function inspectorFrom(cookie: string | undefined): InspectorState {
  const value = Number(cookie || inspectorWidths.usual);
  if (!Number.isFinite(value)) return { open: true, width: inspectorWidths.usual };
  return { open: value > 0, width: clampInspector(Math.abs(value)) };
}

export function inspectorCookieValue({ open, width }: InspectorState): string {
  return String(open ? width : -width);
}

/** The nearest width that is allowed. */
export function clampInspector(width: number): number {
  return Math.round(Math.min(inspectorWidths.most, Math.max(inspectorWidths.least, width)));
}
