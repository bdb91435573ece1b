/**
 * Leaves a frame out after one that came too late. A browser shows a frame that it got after its deadline with the next
 * one, and so every frame that follows, for as long as each brings something new: the hand is a frame further ahead of
 * what it paints. After one frame without news they are on time again. (Chromium, cc/scheduler: what is still to be drawn
 * when a frame begins ends that frame's deadline at once.)
 */
export type FramePace = {
  /** Whether nothing that can be seen is to be changed before the next frame. */
  readonly resting: boolean;
  /** Something was changed all the same: the next frame brings news. */
  moved(): void;
  /** At the beginning of a frame: true if nothing is to be changed in it. `time`: the frame's own. */
  rests(time: number): boolean;
  /** When the page is done with it. */
  drawn(time: number, now: number): void;
};

/** The part of a frame after which the browser will hardly be ready with what it does itself. */
const lateShare = 0.6;
const slowestMs = 1000 / 60;
const fastestMs = 1000 / 240;
/** So long without a frame, and the browser has caught up. */
const pauseMs = 50;
/** Frames on time between two that are left out: it is no help where most are late. */
const calmFrames = 6;

export function createFramePace(): FramePace {
  /** The display's, as far as it is known. */
  let interval = slowestMs;
  let last = Number.NEGATIVE_INFINITY;
  let behind = false;
  let hasNews = false;
  let onTime = calmFrames;

  const isDue = () => behind && onTime >= calmFrames;

  return {
    get resting() {
      return isDue();
    },
    moved() {
      hasNews = true;
    },
    rests(time) {
      const gap = time - last;
      last = time;
      if (gap > pauseMs) behind = false;
      else if (gap > interval) interval = Math.min(interval + (gap - interval) / 16, slowestMs);
      else if (gap > 0) interval = Math.max(gap, fastestMs);
      const rests = isDue() && !hasNews;
      hasNews = false;
      if (!rests) return false;
      onTime = 0;
      behind = false;
      return true;
    },
    drawn(time, now) {
      if (now - time > lateShare * interval) behind = true;
      else onTime += 1;
    },
  };
}
