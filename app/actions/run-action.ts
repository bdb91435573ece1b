import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import type { Context } from "#lib/studio/context.ts";
import type { Outcome } from "#lib/studio/outcome.ts";
import { requestContext } from "../context.ts";

/**
 * A server action's inside: reads what came by the service's own schema, calls the service, answers with a value or an
 * error that may be shown. What nobody expected is logged with the request's id and leaves as `internal`.
 */
export async function runAction<Input, Value>(
  schema: z.ZodType<Input>,
  input: unknown,
  service: (context: Context, input: Input) => Promise<Value>,
): Promise<Outcome<Value>> {
  const context = await requestContext();
  try {
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join(".") ?? null;
      throw new AppError("invalid_request", { ...(field && { field }), cause: parsed.error });
    }
    return { ok: true, value: await service(context, parsed.data) };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = AppError.from(thrown);
    const { requestId, studio } = context;
    if (error.code === "internal") studio.logger.error({ requestId, err: thrown }, "an action failed");
    else studio.logger.info({ requestId, code: error.code, field: error.field }, "an action was refused");
    return { ok: false, error: error.view(requestId) };
  }
}
