import { useEffect, useState } from "react";

/** Whole seconds until a moment of the server's clock, counted down; null without one, and on the server. */
export function useSecondsTo(moment: string | null, skewMs: number): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (moment === null) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [moment]);
  if (moment === null || now === null) return null;
  return Math.max(0, Math.ceil((Date.parse(moment) - now - skewMs) / 1000));
}
