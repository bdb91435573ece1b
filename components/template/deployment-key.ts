export type Deployment = { connectionId: string; model: string };

/** A deployment as an address names it: `<connection id>:<model>`. */
export const deploymentKey = ({ connectionId, model }: Deployment): string => `${connectionId}:${model}`;

/** Reads it; null for anything else. */
export function readDeployment(text: unknown): Deployment | null {
  if (typeof text !== "string") return null;
  const at = text.indexOf(":");
  return at > 0 && at < text.length - 1
    ? { connectionId: text.slice(0, at), model: text.slice(at + 1) }
    : null;
}
