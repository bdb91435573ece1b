"use client";

import { MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Opinion } from "#components/template/evidence/sample.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import type { SampleFlags } from "#lib/evidence/view.ts";

const flagNames = ["textCorrect", "onBrand", "anatomy", "artefact"] as const satisfies (keyof SampleFlags)[];

type RemarksProps = { name: string; opinion: Opinion; save: (opinion: Opinion) => void };

/** What somebody looked for in a picture and found, and a sentence about it. */
export function Remarks({ name, opinion, save }: RemarksProps) {
  const t = useTranslations("template");
  const found = flagNames.filter((flag) => opinion.flags[flag] !== null);
  return (
    <div className="flex flex-wrap items-center gap-1">
      {found.map((flag) => (
        <Badge key={flag} tone={isGood(flag, opinion.flags[flag]) ? "success" : "danger"}>
          {t(`flags.${flag}.${opinion.flags[flag] ? "yes" : "no"}`)}
        </Badge>
      ))}
      <Popover
        label={t("sheet.remarksOn", { name })}
        className="w-80"
        trigger={(props) => (
          <Button {...props} variant="ghost" icon={<MessageSquare aria-hidden="true" className="size-4" />}>
            {t("sheet.remarks")}
            <span className="sr-only">{name}</span>
          </Button>
        )}
      >
        {(close) => <RemarksForm opinion={opinion} save={save} close={close} />}
      </Popover>
    </div>
  );
}

/** An artefact is a fault, the others are good when they are so. */
const isGood = (flag: keyof SampleFlags, value: boolean | null): boolean =>
  flag === "artefact" ? !value : value === true;

function RemarksForm({ opinion, save, close }: Omit<RemarksProps, "name"> & { close: () => void }) {
  const t = useTranslations("template");
  const [flags, setFlags] = useState(opinion.flags);
  const [comment, setComment] = useState(opinion.comment);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save({ score: opinion.score, flags, comment: comment.trim() });
        close();
      }}
    >
      {flagNames.map((flag) => (
        <Segmented
          key={flag}
          label={t(`flags.${flag}.name`)}
          options={[
            { value: "unseen", label: t("flags.unseen") },
            { value: "yes", label: t(`flags.${flag}.yes`) },
            { value: "no", label: t(`flags.${flag}.no`) },
          ]}
          value={flags[flag] === null ? "unseen" : flags[flag] ? "yes" : "no"}
          onChange={(value) => setFlags({ ...flags, [flag]: value === "unseen" ? null : value === "yes" })}
        />
      ))}
      <Field label={t("sheet.comment")}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={2000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" className="self-end">
        {t("cases.save")}
      </Button>
    </form>
  );
}
