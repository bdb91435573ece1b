/** What a model can do, and what was set although it can't: a value never vanishes from its control. */
export function offered<Value extends string>(possible: readonly Value[], current: Value): readonly Value[] {
  return possible.includes(current) ? possible : [...possible, current];
}
