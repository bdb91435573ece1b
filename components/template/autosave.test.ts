import { describe, expect, it } from "vitest";
import { startAutosave } from "#components/template/autosave.ts";
import { createContentStore } from "#components/template/content-store.ts";
import { contentOf } from "#components/template/template-content.fixture.ts";
import type { DraftSaved, DraftView } from "#lib/library/view.ts";
import type { Outcome } from "#lib/studio/outcome.ts";
import type { TemplateContent } from "#lib/template/content.ts";

const draftOf = (rev: number, body: string): DraftView => ({
  rev,
  content: contentOf({ body }),
  baseVersionId: null,
  updatedBy: "owner",
  updatedAt: "2026-11-29T00:00:00.000Z",
});

/** A studio with one draft, and a clock that only moves by hand. */
function bench() {
  let kept = draftOf(1, "A boat");
  let isUp = true;
  const sent: { rev: number; body: string }[] = [];
  const waiting = new Map<symbol, () => void>();
  const store = createContentStore(kept);
  let release: (() => void) | null = null;
  let held = false;
  async function save({
    rev,
    content,
  }: {
    rev: number;
    content: TemplateContent;
  }): Promise<Outcome<DraftSaved>> {
    sent.push({ rev, body: content.body });
    if (held)
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    if (!isUp) throw new Error("offline");
    if (rev !== kept.rev) return { ok: true, value: { saved: false, theirs: kept } };
    kept = { ...kept, rev: rev + 1, content };
    return { ok: true, value: { saved: true, draft: kept } };
  }
  const autosave = startAutosave({
    store,
    save,
    later(work) {
      const key = Symbol("timer");
      waiting.set(key, work);
      return () => waiting.delete(key);
    },
  });
  return {
    store,
    autosave,
    sent,
    now: () => store.getState(),
    tick: async () => {
      for (const [key, work] of waiting) {
        waiting.delete(key);
        work();
      }
      await new Promise((resolve) => setTimeout(resolve));
    },
    waits: () => waiting.size,
    down: () => {
      isUp = false;
    },
    up: () => {
      isUp = true;
    },
    hold: () => {
      held = true;
    },
    letGo: async () => {
      held = false;
      release?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
    theyWrite: (body: string) => {
      kept = draftOf(kept.rev + 1, body);
    },
    kept: () => kept,
  };
}

describe("saving a draft by itself", () => {
  it("sends the last of many changes once, against the revision it grew from", async () => {
    const { store, tick, sent, now, kept } = bench();
    store.getState().change({ body: "A r" });
    store.getState().change({ body: "A red boat" });
    expect(now().save).toBe("changed");
    await tick();
    expect(sent).toEqual([{ rev: 1, body: "A red boat" }]);
    expect(now().save).toBe("saved");
    expect(kept().content.body).toBe("A red boat");
    store.getState().change({ body: "A red boat at sea" });
    await tick();
    expect(sent.at(-1)).toEqual({ rev: 2, body: "A red boat at sea" });
  });

  it("sends what was typed while a save was on its way with the next", async () => {
    const { store, tick, hold, letGo, now, sent } = bench();
    hold();
    store.getState().change({ body: "one" });
    await tick();
    store.getState().change({ body: "two" });
    await letGo();
    expect(now().save).toBe("changed");
    await tick();
    expect(sent.map(({ rev, body }) => `${rev} ${body}`)).toEqual(["1 one", "2 two"]);
    expect(now().save).toBe("saved");
  });

  it("shows both sides when somebody else saved first, and saves what was decided over theirs", async () => {
    const { store, tick, theyWrite, now, kept } = bench();
    theyWrite("A blue boat");
    store.getState().change({ body: "A red boat" });
    await tick();
    expect(now().save).toBe("conflict");
    expect([now().content.body, now().theirs?.content.body]).toEqual(["A red boat", "A blue boat"]);
    store.getState().change({ body: "A red boat, still typing" });
    expect(now().save).toBe("conflict");
    store.getState().settle(contentOf({ body: "A red and blue boat" }));
    await tick();
    expect(now().save).toBe("saved");
    expect([kept().rev, kept().content.body]).toEqual([3, "A red and blue boat"]);
  });

  it("keeps what cannot be sent, tries again, and says so", async () => {
    const { store, tick, down, up, now, kept, autosave } = bench();
    down();
    store.getState().change({ body: "A red boat" });
    await tick();
    expect(now().save).toBe("offline");
    expect(await autosave.flush()).toBe(false);
    up();
    await tick();
    expect(now().save).toBe("saved");
    expect(kept().content.body).toBe("A red boat");
  });

  it("takes over what another tab saved while nothing was changed here, and conflicts where something was", () => {
    const { store, now } = bench();
    store.getState().meet(draftOf(2, "from the other tab"));
    expect([now().content.body, now().base.rev, now().save]).toEqual(["from the other tab", 2, "saved"]);
    store.getState().meet(draftOf(1, "an old answer"));
    expect(now().content.body).toBe("from the other tab");
    store.getState().change({ body: "mine" });
    store.getState().meet(draftOf(3, "theirs"));
    expect(now().save).toBe("conflict");
  });

  it("sends what is left when the page closes, and nothing after", async () => {
    const { store, autosave, sent, waits } = bench();
    store.getState().change({ body: "last words" });
    autosave.close();
    await new Promise((resolve) => setTimeout(resolve));
    expect(sent).toHaveLength(1);
    expect(waits()).toBe(0);
  });
});
