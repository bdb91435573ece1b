import { useEffect, useState } from "react";

/** The latest value whose pictures can all be painted at once; so that nothing is ever shown half. */
export function useDecoded<Value>(value: Value | null, urls: readonly string[]): Value | null {
  const [ready, setReady] = useState<Value | null>(null);
  const key = urls.join(" ");
  useEffect(() => {
    if (value === null) return setReady(null);
    let wanted = true;
    const show = () => {
      if (wanted) setReady(value);
    };
    Promise.all(key.split(" ").map(decoded)).then(show, show);
    return () => {
      wanted = false;
    };
  }, [value, key]);
  return ready;
}

async function decoded(url: string): Promise<void> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
}
