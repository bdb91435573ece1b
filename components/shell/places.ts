import { type LucideIcon, Sparkles } from "lucide-react";

/** Where one can go. A place is listed once it exists; `name` is a key of shell.places. */
export const places: readonly { name: "create"; href: string; icon: LucideIcon }[] = [
  { name: "create", href: "/", icon: Sparkles },
];
