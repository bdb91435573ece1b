"use server";

import { setPriceSchema } from "#lib/connections/schema.ts";
import { setPrice } from "#lib/connections/set-price.ts";
import { runAction } from "./run-action.ts";

export const setPriceAction = async (input: unknown) => runAction(setPriceSchema, input, setPrice);
