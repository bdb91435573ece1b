import { shownName } from "#lib/gallery/shown-name.ts";
import { maxFolderDepth, maxFolderLength } from "#lib/library/view.ts";

/**
 * A folder as it is kept: names joined by slashes, none at either end, `""` for no folder. null when it is no path of
 * folders: too long, too deep, or with a part that would lead elsewhere where folders are folders (`..`, backslash).
 */
export function cleanFolder(path: string): string | null {
  const parts = path.split("/").map(shownName).filter(Boolean);
  const folder = parts.join("/");
  const leadsElsewhere = parts.some((part) => /^\.+$/.test(part) || /[\\:*?"<>|]/.test(part));
  return leadsElsewhere || parts.length > maxFolderDepth || folder.length > maxFolderLength ? null : folder;
}
