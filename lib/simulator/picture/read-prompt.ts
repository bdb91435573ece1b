import type { Colour } from "./colour.ts";
import { findTerms, type Term } from "./lexicon/terms.ts";
import type { Side, Style } from "./lexicon/words.ts";
import type { Mood } from "./scene.ts";
import type { Weather } from "./scenes/weather.ts";
import type { Subject } from "./subject.ts";

export type Item = {
  subject: Subject;
  count: number;
  /** Asked colours; copies take turns. */
  tints: Colour[];
  scale: number;
  side: Side | null;
};

/** What a prompt asks for, as far as the lexicon understands it. */
export type Plan = {
  items: Item[];
  scene: string | null;
  mood: Mood | null;
  weather: Weather[];
  styles: Style[];
  /** Colours that belong to no subject. */
  theme: Colour[];
  background: Colour | null;
  /** The colour of scarves, labels and the like. */
  accent: Colour | null;
  sky: Colour | null;
  /** Bauhaus and the like. */
  geometric: boolean;
  /** Quoted texts, the first one is the headline. */
  texts: string[];
};

const quotes =
  /"([^"\n]{1,200})"|“([^”\n]{1,200})”|「([^」\n]{1,200})」|『([^』\n]{1,200})』|《([^》\n]{1,200})》|‘([^’\n]{1,200})’|(?<![\p{L}\p{N}])'([^'\n]{1,200})'(?![\p{L}\p{N}])/gu;

type Pending = { tints: Colour[]; count: number | null; scale: number; side: Side | null };
type Noun = { item: Item } | { background: true } | { sky: true } | null;
type Reading = { plan: Plan; pending: Pending; noun: Noun; nounEnd: number; negated: number };

const nothing = (): Pending => ({ tints: [], count: null, scale: 1, side: null });

function takeSubject(reading: Reading, subject: Subject, plural: boolean): void {
  const { plan, pending } = reading;
  const count = pending.count ?? (plural ? Math.max(3, pending.tints.length) : 1);
  const known = plan.items.find((item) => item.subject.id === subject.id);
  if (known && (pending.tints.length === 0 || known.tints.length === 0)) {
    known.count = Math.max(known.count, count);
    known.tints.push(...pending.tints);
    reading.noun = { item: known };
  } else if (known) {
    known.tints.push(...pending.tints);
    known.count += count;
    reading.noun = { item: known };
  } else {
    const item: Item = { subject, count, tints: pending.tints, scale: pending.scale, side: pending.side };
    plan.items.push(item);
    reading.noun = { item };
  }
  reading.pending = nothing();
}

/** A colour that comes after its noun: "a balloon in red", "背景是蓝色". */
function givenToNoun(
  { noun, nounEnd }: Reading,
  colour: Colour,
  term: Term,
  plan: Plan,
  text: string,
): boolean {
  const between = text.slice(nounEnd, term.start);
  if (
    !noun ||
    between.length > 14 ||
    !/^\s*(,?\s*(in|is|are|was|should be|coloured|colored|of|:)\s*(a |the |bright |deep )*|[,，]?\s*(是|为|用|采用|：|呈|变成|改成|换成)\s*)$/i.test(
      between,
    )
  )
    return false;
  if ("item" in noun) noun.item.tints.push(colour);
  else if ("background" in noun) plan.background = colour;
  else plan.sky = colour;
  return true;
}

const tellingness = ["sky", "meadow", "forest", "mountains", "sea", "snow", "lake", "room"];

/** Of two named scenes the one that shows more of both: a lake has mountains, snow has a forest. */
function moreTelling(known: string | null, found: string): string {
  if (known === null) return found;
  const [a, b] = [tellingness.indexOf(known), tellingness.indexOf(found)];
  return a >= 0 && (b < 0 || b > a) ? found : known;
}

function addOnce<T>(list: T[], value: T): void {
  if (!list.includes(value)) list.push(value);
}

/** "a cat on the left" or "on the left a cat". */
function takeSide({ noun, nounEnd, pending }: Reading, side: Side, start: number): void {
  if (noun && "item" in noun && start - nounEnd < 24) noun.item.side ??= side;
  else pending.side = side;
}

function read(reading: Reading, term: Term, text: string): void {
  if (term.kind === "negation") {
    reading.negated = term.end + 14;
    return;
  }
  const negated = term.start < reading.negated;
  if (term.kind !== "colour" && term.kind !== "size" && term.kind !== "count") reading.negated = 0;
  if (!negated) take(reading, term, text);
}

function take(reading: Reading, term: Term, text: string): void {
  const { plan, pending } = reading;
  switch (term.kind) {
    case "subject":
      takeSubject(reading, term.value, term.plural);
      break;
    case "colour":
      if (!givenToNoun(reading, term.value, term, plan, text)) pending.tints.push(term.value);
      break;
    case "count":
      pending.count = term.value;
      break;
    case "size":
      pending.scale = term.value;
      break;
    case "side":
      takeSide(reading, term.value, term.start);
      break;
    case "background":
      plan.background = pending.tints[0] ?? plan.background;
      reading.pending = nothing();
      reading.noun = { background: true };
      break;
    case "worn":
      plan.accent = pending.tints[0] ?? plan.accent;
      pending.tints = [];
      break;
    case "sky":
      plan.sky = pending.tints[0] ?? plan.sky;
      reading.pending = nothing();
      reading.noun = { sky: true };
      break;
    case "scene":
      plan.scene = moreTelling(plan.scene, term.value);
      plan.theme.push(...pending.tints);
      reading.pending = nothing();
      reading.noun = null;
      break;
    case "mood":
      plan.mood ??= term.value;
      break;
    case "weather":
      addOnce(plan.weather, term.value);
      break;
    case "style":
      addOnce(plan.styles, term.value);
      break;
  }
  if (term.kind === "subject" || term.kind === "background" || term.kind === "sky")
    reading.nounEnd = term.end;
}

/** What only the whole prompt can tell. */
function settle(plan: Plan): void {
  const star = plan.items.find((item) => item.subject.id === "star");
  const others = plan.items.length > 1 || plan.scene !== null || plan.mood !== null;
  if (star && others && star.tints.length === 0) {
    plan.items = plan.items.filter((item) => item !== star);
    if (plan.scene !== "deep-space" && plan.scene !== "space") plan.mood ??= "night";
  }
  // "A portrait of a woman" is one person, "a robot chef" too.
  const figures = ["woman", "man", "robot", "astronaut", "snowman"];
  if (plan.items.some((item) => figures.includes(item.subject.id))) {
    plan.items = plan.items.filter((item) => item.subject.id !== "person" || item.count > 1);
  }
  plan.items = plan.items.slice(0, 6);
}

/** Reads an English or Chinese prompt; what the lexicon does not know leaves no trace. */
export function readPrompt(prompt: string): Plan {
  const texts: string[] = [];
  const rest = prompt.slice(0, 8000).replace(quotes, (_whole, ...groups: unknown[]) => {
    const text = groups.slice(0, 7).find((group): group is string => typeof group === "string");
    if (text?.trim()) texts.push(text.trim());
    return " , ";
  });
  const plan: Plan = {
    items: [],
    scene: null,
    mood: null,
    weather: [],
    styles: [],
    theme: [],
    background: null,
    accent: null,
    sky: null,
    geometric: /bauhaus|geometric|包豪斯|几何/i.test(rest),
    texts,
  };
  const reading: Reading = { plan, pending: nothing(), noun: null, nounEnd: 0, negated: 0 };
  let last = 0;
  for (const term of findTerms(rest)) {
    // A sentence end parts a modifier from the next noun.
    if (/[.。;；!！?？\n]/.test(rest.slice(last, term.start))) {
      plan.theme.push(...reading.pending.tints);
      reading.pending = nothing();
      reading.noun = null;
    }
    read(reading, term, rest);
    last = term.end;
  }
  plan.theme.push(...reading.pending.tints);
  settle(plan);
  return plan;
}
