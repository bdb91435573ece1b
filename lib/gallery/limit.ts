/** At most `most` of the works handed to it run at a time; the others wait in line. */
export function createLimit(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resume) => waiting.push(resume));
    else running++;
    try {
      return await work();
    } finally {
      // The place goes to the next one directly, so that nobody can push in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
