import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionId, ensureConnections } from "#lib/connections/ensure-connections.ts";
import { listModels } from "#lib/connections/list-models.ts";
import { setPrice } from "#lib/connections/set-price.ts";
import { setBudget } from "#lib/ledger/budget.ts";
import { startRun } from "#lib/runs/start-run.ts";
import { type OpenTestDatabase, testDatabases } from "#tests/support/database.ts";
import { scriptedProvider } from "#tests/support/scripted-provider.ts";
import { openTestStudio } from "#tests/support/test-studio.ts";

const price = {
  textInput: 5_000,
  cachedTextInput: 1_250,
  imageInput: 8_000,
  cachedImageInput: 2_000,
  imageOutput: 30_000,
  textOutput: 0,
};

for (const { name, open } of testDatabases()) {
  describe(`connections on ${name}`, () => {
    let opened: OpenTestDatabase;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it("are made once, keep their ids and leave a budget alone", async () => {
      const { studio, context } = await openTestStudio(opened.database, {
        env: { OPENAI_API_KEY: "sk-test-1234567890" },
      });
      const { workspaceId } = context;
      await setBudget(context, { limitNano: "5" });
      await ensureConnections(studio, workspaceId);
      const rows = await opened.database.client.connection.findMany({
        where: { workspaceId },
        orderBy: { kind: "asc" },
      });
      expect(rows.map(({ id, kind }) => [id, kind])).toEqual([
        [connectionId(workspaceId, "openai"), "openai"],
        [connectionId(workspaceId, "simulator"), "simulator"],
      ]);
      expect(await opened.database.client.budget.findUnique({ where: { workspaceId } })).toMatchObject({
        limit: 5n,
      });
    });

    it("offer only what there is a key for", async () => {
      const { studio, context } = await openTestStudio(opened.database, {
        env: { OPENAI_API_KEY: "sk-test-1234567890" },
      });
      expect(new Set((await listModels(context)).map(({ connection }) => connection.kind))).toEqual(
        new Set(["openai", "simulator"]),
      );
      const without = { ...studio, env: { ...studio.env, openaiApiKey: null } };
      const kinds = (await listModels({ ...context, studio: without })).map(
        ({ connection }) => connection.kind,
      );
      expect(new Set(kinds)).toEqual(new Set(["simulator"]));
    });

    it("offer the table's models, priced, where the provider has no list", async () => {
      const { context } = await openTestStudio(opened.database);
      const models = await listModels(context);
      expect(models.map(({ profile }) => profile.id)).toContain("gpt-image-2.5-flare");
      expect(models.map(({ profile }) => profile.id)).not.toContain("gpt-image-1");
      expect(models.every((model) => model.price !== null)).toBe(true);
    });

    it("ask the provider once for ten minutes, however many ask at once", async () => {
      const test = await openTestStudio(opened.database);
      let asked = 0;
      test.setProvider(
        scriptedProvider({
          list: async () => {
            asked++;
            return [
              { id: "gpt-image-2.5-flare", endsOn: null },
              { id: "my-image-model", endsOn: "2027-01-02" },
              { id: "gpt-4o", endsOn: null },
            ];
          },
        }),
      );
      const [models] = await Promise.all([listModels(test.context), listModels(test.context)]);
      expect(models?.map(({ profile }) => [profile.id, profile.endsOn])).toEqual([
        ["gpt-image-2.5-flare", null],
        ["my-image-model", "2027-01-02"],
      ]);
      expect(asked).toBe(1);
      test.advance(9 * 60_000);
      await listModels(test.context);
      expect(asked).toBe(1);
      test.advance(2 * 60_000);
      await listModels(test.context);
      expect(asked).toBe(2);
    });

    it("give out the list they have while a slow provider is asked, and do not wait long for the first", async () => {
      const test = await openTestStudio(opened.database);
      const { promise, resolve } = Promise.withResolvers<{ id: string; endsOn: null }[]>();
      test.setProvider(scriptedProvider({ list: () => promise }));
      const begun = Date.now();
      expect((await listModels(test.context)).length).toBeGreaterThan(3);
      expect(Date.now() - begun).toBeLessThan(5_000);
      resolve([{ id: "gpt-image-2", endsOn: null }]);
      await promise;
      expect((await listModels(test.context)).map(({ profile }) => profile.id)).toEqual(["gpt-image-2"]);
      test.setProvider(scriptedProvider({ list: () => new Promise(() => undefined) }));
      test.advance(11 * 60_000);
      expect((await listModels(test.context)).map(({ profile }) => profile.id)).toEqual(["gpt-image-2"]);
    });

    it("fall back to the table when the provider fails, and ask again soon", async () => {
      const test = await openTestStudio(opened.database);
      let asked = 0;
      test.setProvider(
        scriptedProvider({
          list: async () => {
            asked++;
            throw new Error("down");
          },
        }),
      );
      expect((await listModels(test.context)).length).toBeGreaterThan(3);
      await listModels(test.context);
      expect(asked).toBe(1);
      test.advance(31_000);
      await listModels(test.context);
      expect(asked).toBe(2);
    });

    it("take a price for a model nobody knows, and runs may then start", async () => {
      const { context, draft } = await openTestStudio(opened.database);
      const model = "flux-image-9";
      const connection = connectionId(context.workspaceId, "simulator");
      const parameters = {
        ...draft().parameters,
        size: "auto",
        quality: "auto" as const,
        moderation: "auto" as const,
      };
      await expect(startRun(context, draft({ model, parameters }))).rejects.toMatchObject({
        code: "model_unpriced",
      });
      const choice = await setPrice(context, { connectionId: connection, model, price });
      expect(choice).toMatchObject({
        profile: { id: model, known: false },
        price: { ...price, source: "entered by hand" },
      });
      expect((await listModels(context)).map(({ profile }) => profile.id)).toContain(model);
      expect(await startRun(context, draft({ model, parameters }))).toMatchObject({
        state: "running",
        model,
      });
    });

    it("go back to the table's price", async () => {
      const { context } = await openTestStudio(opened.database);
      const target = { connectionId: connectionId(context.workspaceId, "simulator"), model: "gpt-image-2" };
      expect(
        (await setPrice(context, { ...target, price: { ...price, imageOutput: 1 } })).price?.imageOutput,
      ).toBe(1);
      expect((await setPrice(context, { ...target, price: null })).price?.imageOutput).toBe(30_000);
    });

    it.each([{ imageOutput: 0.5 }, { imageOutput: -1 }, { textInput: Number.NaN }, { textOutput: 1e9 }])(
      "refuse the price %j",
      async (wrong) => {
        const { context } = await openTestStudio(opened.database);
        const target = { connectionId: connectionId(context.workspaceId, "simulator"), model: "gpt-image-2" };
        await expect(setPrice(context, { ...target, price: { ...price, ...wrong } })).rejects.toMatchObject({
          code: "invalid_request",
          field: `price.${Object.keys(wrong)[0]}`,
        });
      },
    );

    it("of another workspace are not found", async () => {
      const [one, other] = [await openTestStudio(opened.database), await openTestStudio(opened.database)];
      const target = {
        connectionId: connectionId(other.context.workspaceId, "simulator"),
        model: "gpt-image-2",
      };
      await expect(setPrice(one.context, { ...target, price })).rejects.toMatchObject({ code: "not_found" });
    });
  });
}
