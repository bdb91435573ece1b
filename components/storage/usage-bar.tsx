import { type StorageUsage, storageShares } from "#lib/storage/view.ts";

/** The shares side by side; the table below says them in words. A share that is there is never too thin to be seen. */
export function UsageBar({ shares, totalBytes }: { shares: StorageUsage["shares"]; totalBytes: number }) {
  return (
    <div aria-hidden="true" className="flex h-3 gap-px overflow-hidden rounded-full bg-control">
      {storageShares.map(
        (share) =>
          shares[share].bytes > 0 && (
            <span
              key={share}
              data-share={share}
              className="usage-share min-w-1"
              style={{ width: `${(shares[share].bytes / Math.max(1, totalBytes)) * 100}%` }}
            />
          ),
      )}
    </div>
  );
}
