/** Counts wrong guesses of each sender. */
export type GuessLimit = {
  /** Notes a wrong one; false when the sender has had enough of them for now. */
  allow(sender: string): boolean;
};

const mostSenders = 10_000;

/** At most `most` in `perMs`. */
export function createGuessLimit({
  most = 30,
  perMs = 60_000,
  clock,
}: {
  most?: number;
  perMs?: number;
  clock: () => number;
}): GuessLimit {
  const senders = new Map<string, { count: number; until: number }>();
  return {
    allow(sender) {
      const now = clock();
      let entry = senders.get(sender);
      if (!entry || entry.until <= now) {
        senders.delete(sender);
        // The oldest is forgotten first: a map keeps its order.
        const [oldest] = senders.keys();
        if (senders.size >= mostSenders && oldest !== undefined) senders.delete(oldest);
        entry = { count: 0, until: now + perMs };
        senders.set(sender, entry);
      }
      entry.count += 1;
      return entry.count <= most;
    },
  };
}
