"use client";

import { ImageUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFileDrop } from "#components/editor/doors/use-file-drop.ts";
import { StudioFrame } from "#components/shell/studio-frame.tsx";
import { useGo } from "#components/shell/use-go.ts";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { ErrorView } from "#lib/errors.ts";
import { errorText } from "#lib/i18n/error-text.ts";
import type { ImageView } from "#lib/runs/view.ts";

const accepted = ".png,.jpg,.jpeg,.webp,.heic,.heif,image/png,image/jpeg,image/webp,image/heic,image/heif";

/** What a picture is called in the list: its name or the prompt it came from. */
export type PickedPicture = { image: ImageView; name: string };

/** Where an edit begins without a picture: drop one, paste one, choose a file, or take one of the latest. */
export function EditDoor({ latest }: { latest: readonly PickedPicture[] }) {
  const t = useTranslations("editor");
  const errors = useTranslations("errors");
  const chooser = useRef<HTMLInputElement>(null);
  const { take, progress, refused } = useTaking();
  const isOver = useFileDrop(take);
  const words = refused && errorText(errors, refused);
  return (
    <StudioFrame title={t("door.title")}>
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 p-4 lg:p-8">
        <section
          aria-label={t("door.bring")}
          className={`flex flex-col items-center gap-3 rounded-card border border-dashed px-4 py-10 text-center ${isOver ? "border-accent bg-accent-soft" : "border-edge"}`}
        >
          <ImageUp aria-hidden="true" className="size-8 text-muted" />
          <p className="text-lg">{t("door.drop")}</p>
          <p className="text-muted text-sm">{t("door.limits")}</p>
          <Button variant="primary" busy={progress !== null} onClick={() => chooser.current?.click()}>
            {t("door.choose")}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept={accepted}
            aria-label={t("door.choose")}
            onChange={(event) => {
              take([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
          {progress !== null && (
            <Progress label={t("door.bringing")} value={progress || null} className="max-w-64" />
          )}
          <p role="alert" className="text-danger-ink text-sm">
            {words && `${words.title} ${words.next}`}
          </p>
        </section>
        {latest.length > 0 && (
          <section>
            <h2 className="mb-2 text-lg">{t("door.latest")}</h2>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">
              {latest.map((picked) => (
                <li key={picked.image.id}>
                  <Picked {...picked} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </StudioFrame>
  );
}

function Picked({ image, name }: PickedPicture) {
  return (
    <a
      {...useGo(`/edit/${image.id}`)}
      className="block overflow-hidden rounded-picture bg-control hover:outline-2 hover:outline-accent"
    >
      <img
        src={`${image.url}?w=256`}
        alt={name}
        loading="lazy"
        width={256}
        height={256}
        className="aspect-square w-full object-cover"
      />
    </a>
  );
}

/** Brings the first file up and opens it. */
function useTaking() {
  const router = useRouter();
  const [progress, setProgress] = useState<number | null>(null);
  const [refused, setRefused] = useState<Pick<ErrorView, "code" | "params"> | null>(null);
  const take = async ([file]: readonly File[]) => {
    if (!file || progress !== null) return;
    setRefused(null);
    setProgress(0);
    const { bringPicture } = await import("#components/editor/doors/bring-picture.ts");
    const brought = await bringPicture(file, setProgress);
    if ("image" in brought) return router.push(`/edit/${brought.image.id}`);
    setProgress(null);
    setRefused(brought.refused);
  };
  return { take: (files: readonly File[]) => void take(files), progress, refused };
}
