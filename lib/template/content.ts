import type { DrawParameters, Operation } from "#lib/images/parameters.ts";

/** A text in the languages of the studio; an empty one falls back to the other. */
export type Localized = { en: string; "zh-CN": string };

/** What everything a person fills in has in common. */
type VariableBase = {
  /** Unicode letter or `_`, then letters, digits and `_`; at most 64 characters, NFC. */
  name: string;
  label: Localized;
  note: Localized;
  /** Without a value and a default, rendering fails; an optional one renders as nothing. */
  required: boolean;
  /** For optional ones: ` wearing {{value}}`, left out whole when there is no value; null for the bare value. */
  wrap: string | null;
  /** `user`: comes from strangers, so its text is cleaned and checked more strictly. */
  trust: "app" | "user";
};

/** One of an enum's choices. `phrase` is what stands in the prompt; null for the value itself. */
export type EnumOption = { value: string; label: Localized; phrase: string | null };

/** A typed variable of a template. Lengths are in Unicode code points. */
export type Variable = VariableBase &
  (
    | { type: "text"; maxLength: number | null; default: string | null }
    | { type: "longText"; maxLength: number | null; default: string | null }
    /** Must stand in the picture to the letter; put in quotes by the renderer. */
    | { type: "renderedText"; maxLength: number | null; default: string | null }
    | { type: "enum"; options: EnumOption[]; default: string | null }
    | {
        type: "number";
        integer: boolean;
        min: number | null;
        max: number | null;
        step: number | null;
        /** Put behind the number, with its space: ` cm`. */
        unit: string;
        default: number | null;
      }
    /** `on` and `off` are the phrases that stand in the prompt. */
    | { type: "boolean"; on: string; off: string; default: boolean | null }
    /** `#rrggbb`; drawn in the letters it was written in, compared without them. */
    | { type: "colour"; palette: string[]; default: string | null }
    /** `yyyy-mm-dd`. */
    | { type: "date"; min: string | null; max: string | null; default: string | null }
    | {
        type: "list";
        separator: string;
        minItems: number | null;
        maxItems: number | null;
        /** Of one item. */
        maxLength: number | null;
        default: string[] | null;
      }
  );

export type VariableType = Variable["type"];
export type VariableValue = string | number | boolean | string[];
/** By variable name. A missing key means: the default. */
export type VariableValues = Record<string, VariableValue>;

/**
 * A picture a template takes. `base` is what an edit changes and comes first, references follow in their order, a mask
 * belongs to the base. In the text `{{name}}` of a slot reads "image 1", "image 2 and image 3".
 */
export type ImageSlot = {
  name: string;
  role: "base" | "reference" | "mask";
  label: Localized;
  note: Localized;
  /** How many pictures it takes; a mask and a base take one. `min` 0: it may stay empty. */
  min: number;
  max: number;
};

/** Image ids by slot name. */
export type SlotImages = Record<string, string[]>;

/** Who decides a parameter: the template, the caller (with a default), or the value of one of its variables. */
export type ParameterRule<Value> =
  | { mode: "fixed"; value: Value }
  | { mode: "overridable"; value: Value }
  | { mode: "bound"; variable: string };

/** The portable parameters of a template: those of a drawing, and how many pictures. Never a model, a key, an address. */
export type TemplateParameters = {
  [Name in keyof DrawParameters]: ParameterRule<DrawParameters[Name]>;
} & { count: ParameterRule<number> };

/** A capability a deployment must have for the template to work on it. */
export const templateNeeds = [
  "edit",
  "mask",
  "markup",
  "transparent",
  "webp",
  "jpeg",
  "flexibleSize",
  "references",
] as const;
export type TemplateNeed = (typeof templateNeeds)[number];

/** All that a version freezes. */
export type TemplateContent = {
  operation: Operation;
  /** In a `json` body values are escaped so that it stays the JSON it was. */
  bodyKind: "text" | "json";
  body: string;
  /** Slugs of the fragments the prompt begins with, in their order. */
  fragments: string[];
  variables: Variable[];
  slots: ImageSlot[];
  parameters: TemplateParameters;
  /** Beyond what follows from slots and parameters. */
  needs: TemplateNeed[];
};

/** A fragment as a version froze it. `digest` is that of the fragment's version. */
export type FrozenFragment = { slug: string; version: number; digest: string; text: string };
