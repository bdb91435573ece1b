/** States of something small, each whole, with the names of the steps between them. `label` is a key in the messages. */
export type NamedHistory<Value> = {
  readonly first: Value;
  readonly steps: readonly { id: number; label: string; value: Value }[];
  /** How many steps are done; fewer than all after an undo. */
  readonly at: number;
};

/** Older steps are forgotten. */
const most = 200;
let made = 0;

export const noHistory = <Value>(first: Value): NamedHistory<Value> => ({ first, steps: [], at: 0 });

export const nowIn = <Value>({ first, steps, at }: NamedHistory<Value>): Value =>
  steps[at - 1]?.value ?? first;

/** After another step; what was undone is gone. */
export function stepped<Value>(
  history: NamedHistory<Value>,
  label: string,
  value: Value,
): NamedHistory<Value> {
  made += 1;
  const steps = [...history.steps.slice(0, history.at), { id: made, label, value }];
  const forgotten = steps.length > most ? steps[0] : undefined;
  const kept = forgotten ? steps.slice(1) : steps;
  return { first: forgotten?.value ?? history.first, steps: kept, at: kept.length };
}

/** At the state after `count` steps, as far as there are any. */
export const wentTo = <Value>(history: NamedHistory<Value>, count: number): NamedHistory<Value> => ({
  ...history,
  at: Math.min(history.steps.length, Math.max(0, count)),
});
