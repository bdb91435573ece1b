import { Glyph } from "./glyph.tsx";

type FilterChipProps = { name: string; removeLabel: string; remove: () => void };

/** One thing a list is filtered by; a press takes it out. */
export function FilterChip({ name, removeLabel, remove }: FilterChipProps) {
  return (
    <button
      type="button"
      aria-label={removeLabel}
      onClick={remove}
      className="forced-edge inline-flex min-h-6 max-w-full items-center gap-1 rounded-full bg-accent-soft ps-2.5 pe-1.5 text-accent-ink text-sm hover:bg-control-hover coarse:min-h-11"
    >
      <span className="truncate">{name}</span>
      <Glyph name="close" className="size-3.5 shrink-0" />
    </button>
  );
}
