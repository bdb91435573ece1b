const mac: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Control: "⌃", Enter: "↵" };
const other: Record<string, string> = { Mod: "Ctrl", Control: "Ctrl" };
const both: Record<string, string> = {
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Space: "␣",
  BracketLeft: "[",
  BracketRight: "]",
  Backslash: "\\",
  Equal: "+",
  Minus: "-",
};

/** The caps of one chord ("Mod+Shift+K") as people know them on their keyboard. */
export function keyNames(chord: string, onMac: boolean): string[] {
  return chord.split("+").map((key) => {
    const name = (onMac ? mac : other)[key] ?? both[key] ?? key.replace(/^Digit(?=\d$)/, "");
    return name.length === 1 ? name.toUpperCase() : name;
  });
}
