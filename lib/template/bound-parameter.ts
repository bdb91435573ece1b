import { type DrawParameters, maxCount } from "#lib/images/parameters.ts";
import type {
  ParameterRule,
  TemplateParameters,
  VariableType,
  VariableValue,
} from "#lib/template/content.ts";
import { sizeOf } from "#lib/template/ratio.ts";

export type ParameterName = keyof TemplateParameters;
export type ParameterValues = DrawParameters & { count: number };

/** How a variable's value becomes a parameter: null in place of a value it can't be. */
type Binding<Name extends ParameterName> = {
  types: readonly VariableType[];
  read: (value: VariableValue) => { value: ParameterValues[Name] } | null;
};

const oneOf = <Name extends ParameterName>(...known: ParameterValues[Name][]): Binding<Name> => ({
  types: ["enum"],
  read: (text) => {
    const value = known.find((each) => each === text);
    return value === undefined ? null : { value };
  },
});

const wholeNumber = <Name extends "compression" | "partialImages" | "count">(
  min: number,
  max: number,
): Binding<Name> => ({
  types: ["number"],
  read: (value) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max) return null;
    return { value };
  },
});

/** Which variables may decide a parameter, and how their values are read. */
export const bindings: { readonly [Name in ParameterName]: Binding<Name> } = {
  size: {
    types: ["enum", "text"],
    read: (text) => {
      const value = typeof text === "string" ? sizeOf(text) : null;
      return value === null ? null : { value };
    },
  },
  quality: oneOf("auto", "low", "medium", "high", "xhigh", "max"),
  background: oneOf("auto", "opaque", "transparent"),
  outputFormat: oneOf("png", "jpeg", "webp"),
  compression: wholeNumber(0, 100),
  moderation: oneOf("auto", "low"),
  partialImages: wholeNumber(0, 3),
  inputFidelity: oneOf("low", "high"),
  count: wholeNumber(1, maxCount),
};

/** The rules of a template, so that a name and its value keep together while they are walked through. */
export type ParameterRules = { readonly [Name in ParameterName]: ParameterRule<ParameterValues[Name]> };

/** In the order they are shown and written. */
export const parameterNames: readonly ParameterName[] = [
  "size",
  "quality",
  "background",
  "outputFormat",
  "compression",
  "moderation",
  "partialImages",
  "inputFidelity",
  "count",
];
