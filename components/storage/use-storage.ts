import { useCallback, useEffect, useState } from "react";
import type { DiskUsage, StorageUsage } from "#lib/storage/view.ts";

const everyMs = 1000;

/** The page's figures: as they came with it, and again when something was done, and every second while a check runs. */
export function useStorage(first: StorageUsage): {
  usage: StorageUsage;
  disk: DiskUsage | null;
  refresh: () => Promise<void>;
} {
  const [usage, setUsage] = useState(first);
  const [disk, setDisk] = useState<DiskUsage | null>(null);
  const refresh = useCallback(async () => {
    const fresh = await read<StorageUsage>("/api/v1/storage");
    if (fresh) setUsage(fresh);
  }, []);
  const isRunning = usage.check?.state === "running";
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(refresh, everyMs);
    return () => clearInterval(timer);
  }, [isRunning, refresh]);
  const { usedBytes } = usage;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the disk holds changes with what the rows say
  useEffect(() => {
    let isWanted = true;
    void read<DiskUsage>("/api/v1/storage/disk").then((fresh) => {
      if (isWanted && fresh) setDisk(fresh);
    });
    return () => {
      isWanted = false;
    };
  }, [usedBytes]);
  return { usage, disk, refresh };
}

/** null when the studio can't be reached: what is shown stays, and the next time comes. */
async function read<Value>(path: string): Promise<Value | null> {
  try {
    const response = await fetch(path);
    return response.ok ? ((await response.json()) as Value) : null;
  } catch {
    return null;
  }
}
