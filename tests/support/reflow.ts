import type { Page } from "@playwright/test";
import { expect } from "#tests/support/test.ts";

/**
 * Neither the page nor anything in it that can be seen must be scrolled sideways to be read (WCAG 1.4.10). Code may:
 * its lines have a meaning.
 */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // What follows the width of the window by script does so a moment after it.
  await expect.poll(() => page.evaluate(tooWide)).toEqual([]);
}

function tooWide(): string[] {
  const scrolls = (element: Element) => {
    const { overflowX } = getComputedStyle(element);
    return element === document.documentElement || overflowX === "auto" || overflowX === "scroll";
  };
  return [...document.querySelectorAll("*")]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .filter((element) => scrolls(element) && element.checkVisibility())
    .filter((element) => !element.querySelector(":scope > code"))
    .map((element) => `${element.outerHTML.slice(0, 120)}: ${element.scrollWidth} > ${element.clientWidth}`);
}
