/**
 * True while an input method owns the keyboard. `isComposing` alone misses the Enter that ends a composition on Safari;
 * it arrives with keyCode 229.
 */
export function isComposing(press: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return press.isComposing || press.keyCode === 229;
}
