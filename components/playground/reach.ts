const pausesMs = [1000, 2000, 4000, 8000];
const patienceMs = 5 * 60_000;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Repeats a call that may be repeated until the studio answers: for five minutes while the connection is known to be
 * down, else a few times. A call that answers, with whatever, is never repeated.
 */
export async function reach<Answer>(
  call: () => Promise<Answer>,
  isDown: () => boolean,
  { pause = wait, clock = Date.now }: { pause?: (ms: number) => Promise<void>; clock?: () => number } = {},
): Promise<Answer | "unreachable"> {
  const begun = clock();
  let failures = 0;
  for (;;) {
    try {
      return await call();
    } catch {
      const step = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
      failures++;
      const lost = isDown() ? clock() - begun > patienceMs : failures >= pausesMs.length;
      if (lost) return "unreachable";
      await pause(step);
    }
  }
}

/** One try. A call that never came through is `unreachable`. */
export async function attempt<Answer>(call: () => Promise<Answer>): Promise<Answer | "unreachable"> {
  try {
    return await call();
  } catch {
    return "unreachable";
  }
}
