import { connectionChoices } from "#lib/connections/list-models.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";
import { type PriceInput, priceSchema } from "#lib/connections/schema.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import type { Price } from "#lib/models/profile.ts";
import type { Context } from "#lib/studio/context.ts";

/**
 * Says what a model costs through a connection, where the table does not know or is wrong; null goes back to the table.
 * Runs already started are billed by the price there is when their picture arrives. Errors: `not_found` for the
 * connection, `invalid_request` for a price that is no whole number of nano-dollars.
 */
export async function setPrice(
  context: Context,
  { connectionId, model, price }: { connectionId: string; model: string; price: PriceInput | null },
): Promise<ModelChoice> {
  const { studio, workspaceId, actor } = context;
  const { client } = studio.database;
  const connection = await client.connection.findFirst({ where: { id: connectionId, workspaceId } });
  if (!connection) throw new AppError("not_found", { field: "connectionId" });
  const stored = price === null ? null : JSON.stringify(datedPrice(price, studio.clock()));
  await client.deployment.upsert({
    where: { connectionId_model: { connectionId, model } },
    create: {
      id: newId("dep", studio.clock()),
      workspaceId,
      connectionId,
      model,
      price: stored,
      actorKind: actor.kind,
      actorId: actor.id,
    },
    update: { price: stored, actorKind: actor.kind, actorId: actor.id },
  });
  const choices = await connectionChoices(context, connection, [model]);
  const choice = choices.find(({ profile }) => profile.id === model);
  if (!choice) throw new AppError("internal", { message: "a deployment vanished while it was priced" });
  return choice;
}

function datedPrice(price: PriceInput, now: number): Price {
  const dated = { ...price, asOf: new Date(now).toISOString().slice(0, 10), source: "entered by hand" };
  const checked = priceSchema.safeParse(dated);
  if (!checked.success) {
    const field = checked.error.issues[0]?.path.join(".") ?? "";
    throw new AppError("invalid_request", { field: `price.${field}` });
  }
  return checked.data;
}
