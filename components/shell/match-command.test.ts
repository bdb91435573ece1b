import { expect, it } from "vitest";
import { createCommandRegistry } from "#components/shell/command-registry.ts";
import { matchCommands } from "#components/shell/match-command.ts";

const run = () => {};
const commands = [
  { id: "theme", label: "主题：深色", group: "设置", keywords: "theme dark night 深色 zhuti zt", run },
  { id: "create", label: "前往创作台", group: "前往", keywords: "create playground chuangzuotai czt", run },
  { id: "help", label: "查看键盘快捷键", group: "设置", keywords: "keyboard shortcuts kjj (hotkeys)", run },
];
const ids = (search: string) => matchCommands(commands, search).map(({ id }) => id);

it("finds Chinese commands by characters, pinyin, initials and English synonyms", () => {
  expect(ids("创作")).toEqual(["create"]);
  expect(ids("zhuti")).toEqual(["theme"]);
  expect(ids("kjj")).toEqual(["help"]);
  expect(ids("Playground")).toEqual(["create"]);
});

it("wants every word, in any order, and ranks names above synonyms above groups", () => {
  expect(ids("dark theme")).toEqual(["theme"]);
  expect(ids("dark playground")).toEqual([]);
  expect(ids("前往")[0]).toBe("create");
  expect(ids("")).toEqual(["theme", "create", "help"]);
  expect(ids("(hot")).toEqual(["help"]);
});

it("the later command with the same id wins, and the earlier comes back when it leaves", () => {
  const registry = createCommandRegistry();
  let told = 0;
  registry.subscribe(() => {
    told += 1;
  });
  registry.add([{ id: "focus", label: "first", group: "g", run }]);
  const leave = registry.add([{ id: "focus", label: "second", group: "g", run }]);
  expect(registry.now().map(({ label }) => label)).toEqual(["second"]);
  leave();
  expect(registry.now().map(({ label }) => label)).toEqual(["first"]);
  expect(told).toBe(3);
});
