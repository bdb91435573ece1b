import { useEffect, useState } from "react";

const wide = "(width >= 64rem)";
let wanted = true;

export type InfoOpen = {
  /** beside: next to the picture on wide windows. sheet: over it on narrow ones. Both may be true before one is drawn. */
  open: { beside: boolean; sheet: boolean };
  toggle: () => void;
  close: () => void;
};

/** Whether the information is open: beside the picture it stays as one left it, as a sheet it opens when asked for. */
export function useInfoOpen(): InfoOpen {
  const [beside, setBeside] = useState(() => wanted);
  const [sheet, setSheet] = useState(false);
  useEffect(() => {
    wanted = beside;
  }, [beside]);
  useEffect(() => {
    const query = matchMedia(wide);
    const follow = () => query.matches && setSheet(false);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  const toggle = () => (matchMedia(wide).matches ? setBeside(!beside) : setSheet(!sheet));
  return { open: { beside, sheet }, toggle, close: () => setSheet(false) };
}
