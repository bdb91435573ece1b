import type { CDPSession, Page } from "@playwright/test";
import { freshTest } from "#tests/support/fresh-test.ts";
import { cheap, leaveDraft, playgroundPage, watchRequests } from "#tests/support/playground-page.ts";
import { expect, test } from "#tests/support/test.ts";

test.use({ locale: "zh-CN" });

/** An input method at work on the focused field. */
function inputMethod(session: CDPSession) {
  const key = (type: "rawKeyDown" | "keyUp", modifiers: number) =>
    session.send("Input.dispatchKeyEvent", {
      type,
      modifiers,
      key: "Enter",
      code: "Enter",
      windowsVirtualKeyCode: 229,
      nativeVirtualKeyCode: 229,
    });
  return {
    /** Letters under the line, not yet a word. */
    compose: (letters: string) =>
      session.send("Input.imeSetComposition", {
        text: letters,
        selectionStart: letters.length,
        selectionEnd: letters.length,
      }),
    /** Enter as the input method passes it on: keyCode 229. 2 is Ctrl. */
    async enter(modifiers = 0) {
      await key("rawKeyDown", modifiers);
      await key("keyUp", modifiers);
    },
    /** The word chosen for the letters; ends the composition. */
    commit: (word: string) => session.send("Input.insertText", { text: word }),
  };
}

/** Key presses as the page got them: which, and whether they belonged to a composition. */
async function pressesOf(page: Page) {
  await page.evaluate(() => {
    const presses: object[] = [];
    Object.assign(window, { presses });
    const note = ({ key, keyCode, isComposing }: KeyboardEvent) =>
      presses.push({ key, keyCode, isComposing });
    addEventListener("keydown", note, { capture: true });
  });
  return () => page.evaluate(() => (window as unknown as { presses: object[] }).presses);
}

freshTest("a Chinese prompt: Enter belongs to the input method, Ctrl+Enter sends", async ({ page }) => {
  const playground = playgroundPage(page, "zh-CN");
  const { prompt, runs } = playground;
  const asked = watchRequests(page);
  await leaveDraft(page, cheap);
  await playground.open();
  await expect(runs).toHaveCount(0);
  const method = inputMethod(await page.context().newCDPSession(page));
  const presses = await pressesOf(page);

  await test.step("while a word is composed nothing is sent, by Enter or by Ctrl+Enter", async () => {
    await prompt.click();
    await method.compose("yi zhi");
    await method.enter();
    await method.enter(2);
    expect(await presses()).toEqual(
      Array(2).fill(expect.objectContaining({ keyCode: 229, isComposing: true })),
    );
    await method.commit("一只");
    await expect(prompt).toHaveValue("一只");
  });

  await test.step("nor by the Enter that arrives after the word, as Safari sends it", async () => {
    await method.enter();
    await method.enter(2);
    expect((await presses()).slice(2)).toEqual(
      Array(2).fill(expect.objectContaining({ keyCode: 229, isComposing: false })),
    );
    await expect(prompt).toHaveValue("一只");
    expect(asked).toEqual([]);
    await expect(runs).toHaveCount(0);
  });

  // Full-width signs, a line break, and an accent written as a sign of its own.
  const rest = "橘猫，坐在窗台上。“雨天”、咖啡（cafe\u0301）！";
  await test.step("Ctrl+Enter sends once, exactly what was written", async () => {
    await method.commit(rest);
    await page.keyboard.press("Enter");
    await method.commit("水彩，留白。");
    await page.keyboard.press("Control+Enter");
    const text = `一只${rest}\n水彩，留白。`;
    await expect(runs).toHaveCount(1);
    await expect.poll(() => asked.map((one) => one.prompt)).toEqual([text]);
    await expect(runs.last()).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
    await playground.reload();
    const heading = runs.last().getByRole("heading");
    await expect(heading).toHaveAttribute("lang", "zh-CN");
    expect(await heading.textContent()).toBe(text);
  });
});

test("the commands take pinyin, and Enter within a word chooses nothing", async ({ page }) => {
  const playground = playgroundPage(page, "zh-CN");
  const { t } = playground;
  await playground.open();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: t("shell.palette.title") });
  await expect(palette.getByRole("combobox")).toBeFocused();
  const method = inputMethod(await page.context().newCDPSession(page));

  await method.compose("kjj");
  await method.enter();
  await expect(palette).toBeVisible();
  await expect(page.getByRole("dialog", { name: t("shell.help.title") })).toHaveCount(0);

  await method.commit("kjj");
  await expect(palette.getByRole("option")).toHaveText([new RegExp(t("shell.commands.help"))]);
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(page.getByRole("dialog", { name: t("shell.help.title") })).toBeVisible();
});
