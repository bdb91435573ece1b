"use client";

import { useState } from "react";
import type { ReleasesLoaded } from "#components/template/loaded-tab.ts";
import { EnvironmentCard } from "#components/template/releases/environment-card.tsx";
import { PolicyDialog } from "#components/template/releases/policy-dialog.tsx";
import { ReleaseDialog } from "#components/template/releases/release-dialog.tsx";
import { ReleaseHistory } from "#components/template/releases/release-history.tsx";
import { StepBackDialog } from "#components/template/releases/step-back-dialog.tsx";
import type { EnvironmentKey } from "#lib/library/view.ts";
import type { ReleaseView } from "#lib/releases/view.ts";

type Asked =
  | { kind: "release" | "policy" | "withdraw"; environment: EnvironmentKey }
  | { kind: "rollback"; environment: EnvironmentKey; to: ReleaseView };

/** What is live where, on what terms, and how it came to be. */
export function ReleasesTab({ loaded }: { loaded: ReleasesLoaded }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { environments, releases } = loaded;
  const close = () => setAsked(null);
  const current = (key: EnvironmentKey) =>
    releases.find(({ environment, current }) => current && environment === key) ?? null;
  const isEmpty = (key: EnvironmentKey) => (current(key)?.kind ?? "withdraw") === "withdraw";
  const next = environments.find(({ key }) => isEmpty(key))?.key;
  return (
    <div className="flex flex-1 flex-col gap-7 px-3 py-4 lg:px-6">
      <div className="grid gap-4 lg:grid-cols-3">
        {environments.map((environment) => (
          <EnvironmentCard
            key={environment.key}
            environment={environment}
            current={current(environment.key)}
            earlier={releases.filter(
              (release) =>
                release.environment === environment.key && !release.current && release.kind !== "withdraw",
            )}
            isNext={environment.key === next}
            ask={setAsked}
          />
        ))}
      </div>
      <ReleaseHistory releases={releases} />
      {asked?.kind === "release" && (
        <ReleaseDialog
          key={asked.environment}
          environment={asked.environment}
          current={current(asked.environment)}
          loaded={loaded}
          close={close}
        />
      )}
      {asked?.kind === "policy" &&
        environments
          .filter(({ key }) => key === asked.environment)
          .map((environment) => (
            <PolicyDialog key={environment.key} environment={environment} close={close} />
          ))}
      {(asked?.kind === "withdraw" || asked?.kind === "rollback") && (
        <StepBackDialog
          environment={asked.environment}
          current={current(asked.environment)}
          to={asked.kind === "rollback" ? asked.to : null}
          close={close}
        />
      )}
    </div>
  );
}

export type AskRelease = (asked: Asked) => void;
