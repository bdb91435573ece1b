import type { EditPlan, Rectangle } from "#lib/edits/view.ts";

type Pointed = { bounds: Rectangle | null; plan: EditPlan };

/**
 * What is sent for an edit: the words of the person, where to change, and that everything else stays. null when the
 * person's words are all there is to say. In English whatever the language of the prompt: models follow it.
 */
export function editPrompt(prompt: string, { bounds, plan }: Pointed): string | null {
  const sentences = [...where(bounds, plan), ...marks(plan), ...ground(plan), ...stay(bounds, plan)];
  return sentences.length === 0 ? null : `${prompt.trim()}\n\n${sentences.join(" ")}`;
}

function where(bounds: Rectangle | null, plan: EditPlan): string[] {
  if (!bounds) return [];
  if (plan.maskSent) return ["Change only the open area of the mask."];
  return [`Change only this area of the first image: ${areaInWords(bounds, plan)}.`];
}

function marks({ markup }: EditPlan): string[] {
  if (markup === "none") return [];
  const image = markup === "field" ? "The markup" : "The last image shows the first one again and";
  return [`${image} points at what is meant; none of its marks may be part of the result.`];
}

/** A blurred border is no style. */
function ground({ outset }: EditPlan): string[] {
  const sides = Object.entries(outset).filter(([, pixels]) => pixels > 0);
  if (sides.length === 0) return [];
  const names = sides.map(([side]) => side).join(", ");
  return [
    `The first image is soft and unfinished at its edge (${names}): continue it there, sharp and seamless.`,
  ];
}

function stay(bounds: Rectangle | null, { markup }: EditPlan): string[] {
  if (!bounds && markup === "none") return [];
  return ["Keep everything else exactly as it is: same position, same size, same tone, same detail."];
}

/** Where a part of the canvas lies in what the model sees: `the middle left, from 10 % to 40 % of the width and ...`. */
export function areaInWords(bounds: Rectangle, { crop, placed, modelSize }: EditPlan): string {
  const across = share(bounds.x, bounds.width, crop.x, crop.width, placed.x, placed.width, modelSize.width);
  const down = share(bounds.y, bounds.height, crop.y, crop.height, placed.y, placed.height, modelSize.height);
  const row = third(down, ["upper", "middle", "lower"]);
  const column = third(across, ["left", "centre", "right"]);
  const range = ({ from, to }: Share) => `from ${from} % to ${to} %`;
  return `the ${row} ${column}, ${range(across)} of the width and ${range(down)} of the height`;
}

type Share = { from: number; to: number };

/** In percent of the model's picture. */
function share(
  start: number,
  length: number,
  cropStart: number,
  cropLength: number,
  placedStart: number,
  placedLength: number,
  whole: number,
): Share {
  const percent = (at: number) => {
    const place = placedStart + ((at - cropStart) * placedLength) / cropLength;
    return Math.min(100, Math.max(0, Math.round((100 * place) / whole)));
  };
  return { from: percent(start), to: percent(start + length) };
}

function third({ from, to }: Share, names: [string, string, string]): string {
  const middle = (from + to) / 2;
  return names[middle < 100 / 3 ? 0 : middle > 200 / 3 ? 2 : 1];
}
