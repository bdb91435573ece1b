/** polite waits for a pause; assertive interrupts, for failures only. */
export type Politeness = "polite" | "assertive";

const keepFor = 8_000;

/**
 * Says a sentence to screen readers through the live regions that are on the page from the start. While a modal dialog
 * is open everything outside it is inert, so its own regions speak. Sentences of the same moment follow one another.
 */
export function announce(text: string, politeness: Politeness = "polite"): void {
  const dialogs = document.querySelectorAll("dialog:modal");
  const host = dialogs[dialogs.length - 1] ?? document;
  const region =
    host.querySelector(`[data-live="${politeness}"]`) ??
    document.querySelector(`[data-live="${politeness}"]`);
  if (!region) return;
  const sentence = document.createElement("p");
  sentence.textContent = text;
  region.append(sentence);
  setTimeout(() => sentence.remove(), keepFor);
}
