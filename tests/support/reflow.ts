import type { Page } from "@playwright/test";
import { expect } from "#tests/support/test.ts";

/**
 * Neither the page nor anything in it that can be seen must be scrolled sideways to be read (WCAG 1.4.10). Code may:
 * its lines have a meaning.
 */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const isVisible = (element: Element) => element.checkVisibility();
    const scrolls = (element: Element) => {
      const { overflowX } = getComputedStyle(element);
      return element === document.documentElement || overflowX === "auto" || overflowX === "scroll";
    };
    return [...document.querySelectorAll("*")]
      .filter(
        (element) => element.scrollWidth > element.clientWidth + 1 && scrolls(element) && isVisible(element),
      )
      .filter((element) => !element.querySelector(":scope > code"))
      .map(
        (element) => `${element.outerHTML.slice(0, 120)}: ${element.scrollWidth} > ${element.clientWidth}`,
      );
  });
  expect(wide).toEqual([]);
}
