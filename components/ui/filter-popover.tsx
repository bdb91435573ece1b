import { ListFilter } from "lucide-react";
import { type ReactNode, Suspense } from "react";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";

type FilterPopoverProps = {
  label: string;
  /** How many filters are set, and the same in words. */
  count: number;
  countLabel: string;
  /** The pointer is near: what lies inside may be fetched. */
  onNear: () => void;
  children: ReactNode;
};

/** A button that opens the filters of a list and says how many are set. */
export function FilterPopover({ label, count, countLabel, onNear, children }: FilterPopoverProps) {
  return (
    <Popover
      label={label}
      placement={{ align: "end" }}
      className="w-96 p-0!"
      trigger={(props) => (
        <Button
          {...props}
          icon={<ListFilter aria-hidden="true" className="size-4" />}
          aria-label={count > 0 ? countLabel : label}
          onPointerEnter={onNear}
          className={count > 0 ? "bg-accent-soft! text-accent-ink!" : ""}
        >
          <span className="max-lg:sr-only">{label}</span>
          {count > 0 && <span className="tabular">{count}</span>}
        </Button>
      )}
    >
      <Suspense fallback={<div className="h-96" />}>{children}</Suspense>
    </Popover>
  );
}
