import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Command } from "./command-registry.ts";

/** Where one goes now and then: in the commands and under "More", not in the rail. `name` is a key of shell.places. */
export const farPlaces = [
  { name: "shares", href: "/shares" },
  { name: "storage", href: "/storage" },
] as const;

/** The ways there as commands; only what opens on demand asks for them, so that no first load carries them. */
export function useFarPlaces(): Command[] {
  const t = useTranslations("shell");
  const router = useRouter();
  return farPlaces.map(({ name, href }) => ({
    id: `go-${name}`,
    group: t("palette.go"),
    label: t(`commands.${name}`),
    keywords: t(`commands.${name}Keywords`),
    frame: true,
    run: () => router.push(href),
  }));
}
