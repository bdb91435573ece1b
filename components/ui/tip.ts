/** Attributes that `TooltipHost` reads. */
export type Tip = { "data-tip": string; "data-tip-keys"?: string };

/**
 * Spread on any focusable element: shows `text` (and a shortcut such as "Mod+K") on hover and focus. The tip is not read
 * aloud: the element's own name must already say it.
 */
export function tip(text: string, keys?: string): Tip {
  return keys ? { "data-tip": text, "data-tip-keys": keys } : { "data-tip": text };
}
