import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { EndedShare } from "#components/share/ended-share.tsx";
import { SharePage } from "#components/share/share-page.tsx";
import { openShare } from "#lib/shares/open-share.ts";
import { requestContext } from "../../context.ts";

type Props = { params: Promise<{ token: string }> };

/** What the token opens; asked twice for one page, for its name and for itself. */
async function opened({ params }: Props) {
  const [{ studio }, { token }] = await Promise.all([requestContext(), params]);
  return openShare(studio, token);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [share, t] = await Promise.all([opened(props), getTranslations("share.page")]);
  const title = share.state === "open" ? (share.title ?? t("title")) : t(`${share.state}.title`);
  return {
    title,
    description: t("description"),
    referrer: "no-referrer",
    robots: { index: false, follow: false },
  };
}

/** A shared link, for whoever has it. It needs no account, offers nothing but its pictures, and runs no script of its own. */
export default async function SharedPage(props: Props) {
  const [share, head] = await Promise.all([opened(props), headers()]);
  // Set by server/outside.ts: there is no studio to go to at the public address.
  const reachesStudio = head.get("x-pentimento-outside") === null;
  if (share.state !== "open") return <EndedShare state={share.state} reachesStudio={reachesStudio} />;
  return <SharePage share={share} reachesStudio={reachesStudio} />;
}
