import { deploymentKey } from "#components/template/deployment-key.ts";
import type { ModelChoice } from "#lib/connections/model-choice.ts";

/** The deployments there are, as lines of a `Select` whose value is a `deploymentKey`. */
export function DeploymentOptions({ models }: { models: readonly ModelChoice[] }) {
  return models.map(({ connection, profile }) => {
    const key = deploymentKey({ connectionId: connection.id, model: profile.id });
    return (
      <option key={key} value={key}>
        {profile.id} · {connection.name}
      </option>
    );
  });
}
