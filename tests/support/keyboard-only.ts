import type { Locator, Page } from "@playwright/test";
import { expect } from "#tests/support/test.ts";

/** Takes the mouse away: whoever still uses it, by Playwright or by a click, fails the test. */
export async function withoutMouse(page: Page): Promise<void> {
  for (const name of ["move", "down", "up", "click", "dblclick", "wheel"] as const) {
    page.mouse[name] = () => {
      throw new Error(`page.mouse.${name} in a test without a mouse`);
    };
  }
  await page.addInitScript(() => {
    const complain = () => console.error("a pointer was used in a test without a mouse");
    addEventListener("pointerdown", complain, { capture: true });
  });
}

/** Stops on the longest way: the pictures of a whole day may lie between. */
const most = 240;

/** Presses Tab until the focus is on `target`. Every stop on the way must be seen. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < most; press++) {
    await page.keyboard.press(key);
    passed.push(await expectVisibleFocus(page, passed));
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} never came to ${target}; it went ${passed.join(", ")}`);
}

/** What has the focus shows it, in the window and not covered (WCAG 2.4.7, 2.4.11). Returns what it is. */
export async function expectVisibleFocus(page: Page, before: readonly string[] = []): Promise<string> {
  const seen = await page.evaluate(lookAtFocus);
  expect(seen, `what has the focus: ${seen.name}, after ${before.join(", ") || "no other"}`).toMatchObject({
    inWindow: true,
    uncovered: true,
    marked: true,
  });
  return seen.name;
}

/** Marked: it, or what is drawn for it, looks otherwise than without the focus. Uncovered: at one of five points at least. */
async function lookAtFocus() {
  /** Two frames on, and what fades has faded: on a busy machine a transition has hardly begun by then. */
  const frame = async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const animation of document.getAnimations())
      if (Number.isFinite(Number(animation.effect?.getComputedTiming().endTime))) animation.finish();
  };
  const element = document.activeElement as HTMLElement;
  const label = element.closest("label") ?? element;
  const drawn = [element, label, element.closest("section"), ...element.children];
  const looks = () =>
    drawn.map((one) => {
      if (!one) return "";
      const { outline, borderColor, boxShadow, backgroundColor } = getComputedStyle(one);
      return `${outline} ${borderColor} ${boxShadow} ${backgroundColor}`;
    });
  await frame();
  const { left, right, top, bottom } = label.getBoundingClientRect();
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + 3, top + 3],
    [right - 3, top + 3],
    [left + 3, bottom - 3],
    [right - 3, bottom - 3],
  ] as const;
  const isHit = ([x, y]: readonly [number, number]) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (label.contains(hit) || element.contains(hit));
  };
  const focused = looks();
  element.blur();
  await frame();
  const plain = looks();
  element.focus({ preventScroll: true });
  return {
    name: element.getAttribute("aria-label") ?? (label.textContent?.trim().slice(0, 40) || element.tagName),
    inWindow: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
    uncovered: points.some(isHit),
    marked: focused.some((look, index) => look !== plain[index]),
  };
}
