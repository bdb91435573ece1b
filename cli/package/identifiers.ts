const reserved = new Set(
  (
    "abstract any arguments as async await boolean break case catch class client const constructor continue createPrompts " +
    "debugger declare default delete do else enum eval export extends false finally for from function get if implements " +
    "import in instanceof interface let module namespace never new null number object of package private protected " +
    "public readonly require return set snapshot static string super switch symbol this throw true try type typeof " +
    "undefined unknown using var void while with yield"
  ).split(" "),
);

/** `电商/hero-banner` -> `电商HeroBanner`: Chinese stays, since code may be written in it; what cannot stand is left out. */
export function functionName(slug: string): string {
  const words = slug
    .normalize("NFC")
    .split(/[^\p{ID_Continue}]+|_+/u)
    .filter((word) => word !== "");
  const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join("");
  const usable = /^\p{ID_Start}/u.test(joined) ? joined : `prompt${upperFirst(joined)}`;
  return reserved.has(usable) ? `${usable}Prompt` : usable;
}

/** The type of what a function takes. */
export const inputName = (name: string): string => `${upperFirst(name)}Input`;

/** A name for each slug, in their order; those that would be the same are numbered. */
export function functionNames(slugs: readonly string[]): Map<string, string> {
  // Types share the file with functions, and some languages around it do not tell cases apart.
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const slug of [...slugs].sort()) {
    const wanted = functionName(slug);
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
    taken.add(name.toLowerCase()).add(inputName(name).toLowerCase());
    names.set(slug, name);
  }
  return names;
}

/** A property as it is written in a type: bare where it can be. */
export const propertyName = (name: string): string =>
  /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);

const upperFirst = (word: string) => changeFirst(word, (first) => first.toUpperCase());
const lowerFirst = (word: string) => changeFirst(word, (first) => first.toLowerCase());

function changeFirst(word: string, change: (first: string) => string): string {
  const [first = "", ...rest] = word;
  return change(first) + rest.join("");
}
