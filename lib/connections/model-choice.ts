import type { ModelProfile, Price } from "#lib/models/profile.ts";
import type { ConnectionKind } from "#lib/providers/provider.ts";

/** A model one can choose: what it can do, through which connection, at what price. */
export type ModelChoice = {
  connection: { id: string; name: string; kind: ConnectionKind };
  profile: ModelProfile;
  /** null: unknown; the playground asks for one before the first run. */
  price: Price | null;
  /** Median milliseconds of one picture of this deployment's latest 50, by quality ("" for all); absent without history. */
  medianMs: Readonly<Record<string, number>>;
};
