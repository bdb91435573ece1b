import { type GalleryFilter, galleryQualities, maxFilterValues, maxTagLength } from "#lib/gallery/view.ts";

const token = /(?:^|\s)(model|size|quality|tag|rating|before|after|is):(?:"([^"]*)"|(\S+))/giu;

/**
 * Takes what is written as `rating:>3 model:gpt-image-2 tag:"two words" before:2026-11-01` out of a search and into the
 * filter; what makes no sense stays in the text, and is searched for.
 */
export function readTokens(filter: GalleryFilter): GalleryFilter {
  let read = filter;
  const text = filter.text.replace(token, (whole, name: string, quoted?: string, bare?: string) => {
    const next = withToken(read, name.toLowerCase(), (quoted ?? bare ?? "").trim());
    read = next ?? read;
    return next ? " " : whole;
  });
  return { ...read, text: read === filter ? filter.text : text.replace(/\s+/g, " ").trim() };
}

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a table of short words.
function withToken(filter: GalleryFilter, name: string, value: string): GalleryFilter | null {
  const add = (values: string[]) => [...new Set([...values, value])].slice(0, maxFilterValues);
  if (value === "") return null;
  switch (name) {
    case "model":
      return { ...filter, models: add(filter.models) };
    case "tag":
      return value.length <= maxTagLength ? { ...filter, tags: add(filter.tags) } : null;
    case "size": {
      const size = /^(\d{1,5})[x×*](\d{1,5})$/i.exec(value);
      return size ? { ...filter, sizes: [...new Set([...filter.sizes, `${size[1]}x${size[2]}`])] } : null;
    }
    case "quality": {
      const quality = galleryQualities.find((one) => one === value.toLowerCase());
      return quality ? { ...filter, qualities: [...new Set([...filter.qualities, quality])] } : null;
    }
    case "rating": {
      const rating = /^(>=?|≥)?([0-5])$/.exec(value);
      const least = Number(rating?.[2]) + (rating?.[1] === ">" ? 1 : 0);
      return rating && least <= 5 ? { ...filter, rating: least } : null;
    }
    case "is":
      return /^fav(ou?rite)?$/i.test(value) ? { ...filter, favourite: true } : null;
    default: {
      if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) return null;
      return name === "before" ? { ...filter, to: dayBefore(value) } : { ...filter, from: value };
    }
  }
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
