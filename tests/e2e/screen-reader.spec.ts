import type { Page } from "@playwright/test";
import { leaveDraft, listen, playgroundPage, type Said } from "#tests/support/playground-page.ts";
import { expect, expectAccessible, test } from "#tests/support/test.ts";
import { sentence } from "#tests/support/words.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("four pictures of a long run are told in at most six sentences, without motion", async ({ page }) => {
  const playground = playgroundPage(page);
  const { t, prompt } = playground;
  const said = await listen(page);
  await leaveDraft(page, { count: 4, parameters: { quality: "low", partialImages: 3 } });
  await playground.open();
  const movement = await watchMotion(page);

  const text = "A harbour at dawn [fault:slow=6000]";
  const run = playground.run(text);
  await prompt.fill(text);
  await prompt.press("Control+Enter");
  await expect(run).toHaveAttribute("aria-busy", "true");
  await expect(run).toHaveAttribute("aria-busy", "false", { timeout: 40_000 });

  await test.step("started comes first, done last, and what is between tells what is ready", async () => {
    const done = sentence(t, "playground.say.done", { ready: 4, seconds: null, cost: null });
    await expect.poll(async () => (await said()).at(-1)?.text).toMatch(done);
    const messages = await said();
    expect(messages.length).toBeLessThanOrEqual(6);
    expect(messages.map(({ role }) => role)).toEqual(messages.map(() => "status"));
    const [first, ...rest] = messages;
    expect(first?.text).toMatch(startedPattern());
    for (const { text } of rest.slice(0, -1))
      expect(text).toMatch(sentence(t, "playground.say.ready", { ready: null, count: 4 }));
  });

  await test.step("the focus stayed where it was, and nothing moved but the sign of work", async () => {
    await expect(prompt).toBeFocused();
    expect(await movement()).toEqual([]);
  });
  await expectAccessible(page);

  /** With or without the usual time, which a studio knows only after its first pictures. */
  function startedPattern(): RegExp {
    const without = sentence(t, "playground.say.started", { count: 4 });
    const usual = sentence(t, "playground.say.startedFor", { count: 4, seconds: null });
    return new RegExp(`${without.source}|${usual.source}`);
  }
});

test("a failure is told once, as an alert with its cause, and the focus stays", async ({ page }) => {
  const playground = playgroundPage(page);
  const { t, prompt } = playground;
  const said = await listen(page);
  await leaveDraft(page, { count: 2, parameters: { quality: "low", partialImages: 0 } });
  await playground.open();
  const text = "A market hall [fault:moderation-input]";
  await prompt.fill(text);
  await prompt.press("Control+Enter");
  await expect(playground.run(text)).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });

  const failed = t("playground.say.failed", { failed: 2, count: 2 });
  const alerts = async () => (await said()).filter(({ role }: Said) => role === "alert");
  await expect.poll(alerts).toEqual([{ role: "alert", text: expect.stringContaining(failed) }]);
  const [alert] = await alerts();
  expect(alert?.text).toContain(t("errors.moderation_input.what"));
  await expect(prompt).toBeFocused();
  await expect(prompt).toHaveValue(text);
});

/** Looks at every frame; tells which elements moved. A spinner may: it is the sign that something goes on. */
async function watchMotion(page: Page) {
  await page.evaluate(() => {
    const moved = new Set<string>();
    Object.assign(window, { moved });
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { target } = animation.effect as KeyframeEffect;
        const { duration } = animation.effect?.getTiming() ?? {};
        if (Number(duration) > 1 && !target?.closest(".spinner"))
          moved.add(target?.outerHTML.slice(0, 160) ?? "?");
      }
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => [...(window as unknown as { moved: Set<string> }).moved]);
}
