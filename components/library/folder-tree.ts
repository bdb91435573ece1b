import type { FolderView } from "#lib/library/view.ts";

/** A folder with the folders in it; `count` takes in everything below. */
export type FolderNode = { path: string; name: string; count: number; children: FolderNode[] };

/** The folders as a tree, by name. */
export function folderTree(folders: readonly FolderView[]): FolderNode[] {
  const nodes = new Map<string, FolderNode>();
  const roots: FolderNode[] = [];
  const nodeOf = (path: string): FolderNode => {
    const known = nodes.get(path);
    if (known) return known;
    const cut = path.lastIndexOf("/");
    const node: FolderNode = { path, name: path.slice(cut + 1), count: 0, children: [] };
    nodes.set(path, node);
    (cut < 0 ? roots : nodeOf(path.slice(0, cut)).children).push(node);
    return node;
  };
  for (const { path, count } of folders) nodeOf(path).count = count;
  return sorted(roots);
}

const byName = new Intl.Collator(["en", "zh-CN"], { numeric: true });

function sorted(nodes: FolderNode[]): FolderNode[] {
  for (const node of nodes) sorted(node.children);
  return nodes.sort((one, other) => byName.compare(one.name, other.name));
}
