import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionId } from "#lib/connections/ensure-connections.ts";
import { endingSoon } from "#lib/library/ending-soon.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { makeTemplate } from "#tests/support/templates.ts";
import { openTestStudio } from "#tests/support/test-studio.ts";

describe.each(testDatabases())("templates on models that end soon, on $name", ({ open }) => {
  let opened: OpenTestDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => opened.close());

  it("are counted once their month has come, and stay counted after it", async () => {
    const test = await openTestStudio(opened.database);
    const { context, advance } = test;
    const { workspaceId } = context;
    const on = (model: string) => ({ connectionId: connectionId(workspaceId, "simulator"), model });
    // Both end on 2026-12-01.
    await makeTemplate(context, { slug: "one", deployment: on("gpt-image-1.5") });
    await makeTemplate(context, { slug: "two", deployment: on("gpt-image-1-mini") });
    await makeTemplate(context, { slug: "alive", deployment: on("gpt-image-2.5-flare") });
    await makeTemplate(context, { slug: "untried" });
    const goTo = (day: string) => advance(Date.parse(day) - context.studio.clock());
    goTo("2026-10-31T12:00:00Z");
    expect(await endingSoon(context)).toBeNull();
    goTo("2026-11-02T12:00:00Z");
    expect(await endingSoon(context)).toEqual({ count: 2, day: "2026-12-01" });
    goTo("2027-03-01T12:00:00Z");
    expect(await endingSoon(context)).toEqual({ count: 2, day: "2026-12-01" });
    await test.close();
  });

  it("are none in an empty library", async () => {
    const test = await openTestStudio(opened.database);
    expect(await endingSoon(test.context)).toBeNull();
    await test.close();
  });
});
