"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { copyText } from "#components/playground/copy-text.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.ts";

/** A link to read, select and copy; where the browser has no clipboard it is selected, and one presses the keys oneself. */
export function ShareAddress({ address, isNew }: { address: string; isNew: boolean }) {
  const t = useTranslations("share");
  const field = useRef<HTMLInputElement>(null);
  const [byHand, setByHand] = useState(false);
  const copy = async () => {
    const copied = await copyText(address);
    setByHand(!copied);
    if (copied) return void toast({ title: t("copied"), tone: "success" });
    field.current?.focus();
    field.current?.select();
  };
  return (
    <div>
      <div className="flex gap-2">
        <TextInput
          ref={field}
          readOnly
          value={address}
          aria-label={t("address")}
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 flex-1 font-mono text-sm"
        />
        <Button variant={isNew ? "primary" : "secondary"} ref={isNew ? takeFocus : undefined} onClick={copy}>
          {t("copy")}
        </Button>
      </div>
      {byHand && <p className="mt-1 text-muted text-sm">{t("copyByHand")}</p>}
    </div>
  );
}

const takeFocus = (button: HTMLButtonElement | null) => button?.focus();
