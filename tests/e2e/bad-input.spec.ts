import { expect } from "@playwright/test";
import { cheap, leaveDraft, playgroundPage, watchRequests } from "#tests/support/playground-page.ts";
import { novelModel, upstreamTest as test } from "#tests/support/upstream.ts";
import { sentence } from "#tests/support/words.ts";

test("a size the model cannot draw is explained while it is typed, and mended with one click", async ({
  page,
}) => {
  const playground = playgroundPage(page);
  const { t, settings } = playground;
  await playground.open();
  const width = settings.getByRole("spinbutton", { name: t("playground.size.width") });
  const height = settings.getByRole("spinbutton", { name: t("playground.size.height") });
  const faults = [
    { size: [1000, 1024], reason: t("models.reasons.sizeMultiple", { multiple: 16 }) },
    { size: [4096, 2048], reason: t("models.reasons.sizeEdge", { maxEdge: 3840 }) },
    { size: [3200, 1024], reason: t("models.reasons.sizeRatio", { maxRatio: 3 }) },
    { size: [512, 512], reason: /262,144 pixels; .* draws 655,360 or more/ },
    { size: [3840, 3840], reason: /14,745,600 pixels; .* draws 8,294,400 at most/ },
    { size: [0, 1024], reason: /isn't a size/ },
  ] as const;
  for (const { size, reason } of faults) {
    await test.step(size.join("x"), async () => {
      await settings.getByRole("radio", { name: "1024 × 1024" }).check();
      await width.fill(String(size[0]));
      await height.fill(String(size[1]));
      await expect(settings.getByText(reason)).toBeVisible();
      await expect(width).toHaveValue(String(size[0]));
      const mend = settings.getByRole("button", { name: sentence(t, "models.fixes.size", { value: null }) });
      const [, w = "", h = ""] = /(\d+) × (\d+)/.exec(await mend.innerText()) ?? [];
      await mend.click();
      await expect(settings.getByText(reason)).toBeHidden();
      await expect(width).toHaveValue(w);
      await expect(height).toHaveValue(h);
    });
  }
});

test("a prompt that is too long, or none, is not sent and not lost", async ({ page, provider }) => {
  const playground = playgroundPage(page);
  const { t, prompt } = playground;
  const asked = watchRequests(page);
  const calls = provider.asked.length;
  await leaveDraft(page, cheap);
  await playground.open();
  const alert = playground.composer.getByRole("alert");

  await prompt.press("Control+Enter");
  await expect(alert).toContainText(t("errors.prompt_empty.what"));
  await expect(prompt).toHaveAttribute("aria-invalid", "true");

  const long = `${"风".repeat(32_000)}!`;
  await prompt.fill(long);
  await expect(alert).toBeEmpty();
  await expect(playground.composer).toContainText(
    t("playground.composer.length", { length: 32_001, max: 32_000 }),
  );
  await playground.generate(1).click();
  await expect(alert).toContainText(t("errors.prompt_too_long.what"));
  await expect(prompt).toHaveValue(long);
  await expect(prompt).toBeFocused();
  expect(asked).toEqual([]);

  await prompt.press("End");
  await prompt.press("Control+End");
  await prompt.press("Backspace");
  await prompt.press("Control+Enter");
  await expect.poll(() => provider.asked.length).toBe(calls + 1);
  expect(provider.asked.at(-1)?.prompt).toBe(long.slice(0, -1));
});

test("a click meant once is one run, however it was made", async ({ page, provider }) => {
  const playground = playgroundPage(page);
  await leaveDraft(page, cheap);
  await playground.open();
  const hands = {
    "a double click": () => playground.generate(1).dblclick(),
    "Ctrl+Enter pressed twice": async () => {
      await playground.prompt.focus();
      const session = await page.context().newCDPSession(page);
      const enter = { modifiers: 2, key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 };
      const send = (type: "rawKeyDown" | "keyUp") =>
        session.send("Input.dispatchKeyEvent", { type, ...enter });
      // Sent without waiting for each other: a hand is quicker than a test on a busy machine.
      await Promise.all([send("rawKeyDown"), send("keyUp"), send("rawKeyDown"), send("keyUp")]);
    },
    "Ctrl+Enter held down": async () => {
      await playground.prompt.focus();
      await page.keyboard.down("Control");
      // A key that is down already repeats.
      for (let repeat = 0; repeat < 20; repeat++) await page.keyboard.down("Enter");
      await page.keyboard.up("Enter");
      await page.keyboard.up("Control");
    },
  };
  for (const [hand, act] of Object.entries(hands)) {
    await test.step(hand, async () => {
      const calls = provider.asked.length;
      await playground.prompt.fill(hand);
      await act();
      const run = playground.run(hand);
      await expect(playground.pictures(run)).toHaveCount(1);
      await expect(playground.runs.filter({ hasText: hand })).toHaveCount(1);
      expect(provider.asked.slice(calls)).toHaveLength(1);
    });
  }
  await test.step("the same asked for again later is another run", async () => {
    const last = "Ctrl+Enter held down";
    await expect(playground.prompt).toHaveValue(last);
    await playground.generate(1).click();
    await expect(playground.runs.filter({ hasText: last })).toHaveCount(2);
    await expect(playground.pictures(playground.run(last))).toHaveCount(1);
  });
});

test("a model nobody knows the price of asks for it before the first run", async ({ page, provider }) => {
  const playground = playgroundPage(page);
  const { t, settings } = playground;
  const calls = provider.asked.length;
  await playground.open();
  await settings.getByRole("button", { name: /gpt-image-2\.5-flare/ }).click();
  await page.getByRole("radio", { name: novelModel }).click();
  await expect(settings).toContainText(t("models.notes.unknown"));
  await playground.prompt.fill("drawn by a newcomer");
  await page.getByRole("button", { name: t("playground.generate.unpriced", { count: 1 }) }).click();

  const form = page.getByRole("dialog", { name: t("playground.price.title", { model: novelModel }) });
  const price = (name: string) => form.getByRole("spinbutton", { name: t(`playground.price.${name}`) });
  await expect(price("textInput")).toBeFocused();
  await price("textInput").fill("5");
  await price("imageInput").fill("8");
  await form.getByRole("button", { name: t("playground.price.save") }).click();
  await expect(form).toBeVisible();
  await price("imageOutput").fill("30");
  await form.getByRole("button", { name: t("playground.price.save") }).click();
  await expect(form).toBeHidden();
  expect(provider.asked).toHaveLength(calls);

  await expect(playground.generate(1)).toHaveText(/about \$\d/);
  await playground.generate(1).click();
  await expect(playground.run("drawn by a newcomer")).toContainText(t("errors.provider_model_unknown.what"));
  await page.reload();
  await expect(playground.generate(1)).toHaveText(/about \$\d/);
});
