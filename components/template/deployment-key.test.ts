import { expect, it } from "vitest";
import { deploymentKey, readDeployment } from "#components/template/deployment-key.ts";

it("names a deployment in an address, whatever the model is called", () => {
  const deployment = { connectionId: "conn_1", model: "ft:gpt-image:mine" };
  expect(readDeployment(deploymentKey(deployment))).toEqual(deployment);
  expect([":x", "x:", "x", undefined, ["a:b"]].map(readDeployment)).toEqual([null, null, null, null, null]);
});
