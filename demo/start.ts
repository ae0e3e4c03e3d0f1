import { configurator } from "../policy/wire/token.ts";
import { openWorkspace, type EngineEvent } from "./pulumi-workspace.ts";
import { defaultScenario } from "./scenarios/default.ts";
import { relativeTo } from "./scenarios/scenario.ts";
import { startDemoTenant } from "./server.ts";

/** `npm start`: a real preview of a company's tenant, and what the gate makes of it. */
const now = new Date();
await using tenant = await startDemoTenant({ scenario: defaultScenario, now });
using workspace = openWorkspace(tenant);
workspace.configure(defaultScenario.config(relativeTo(now)), tenant.endpoint);

console.log(
  `A demo tenant with ${liveTokens()} ADE tokens runs on this machine; Pulumi previews the stack that declares them.\n`,
);
const preview = await workspace.run(["preview", "--policy-pack", "policy"], { live: true });
const violations = preview.events.flatMap(({ policyEvent }) => policyEvent ?? []);
if (violations.length === 0) {
  console.error(`The preview did not run as it should (exit status ${preview.status}).`);
  process.exitCode = 1;
} else {
  console.log(decision(violations, preview.status));
}

type Violation = NonNullable<EngineEvent["policyEvent"]>;

function decision(all: readonly Violation[], status: number): string {
  const blocking = all.filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
  const tokens = new Set(blocking.map(({ resourceUrn }) => resourceUrn)).size;
  return `
The gate: ${blocking.length} mandatory violations, in ${tokens} tokens, and ${all.length - blocking.length} advisory ones.
A pipeline would have stopped here with exit status ${status}; nothing in Intune was touched.

Next: "Guard your tenant" in README.md.
To try changes against this tenant: npm run demo (npm run demo -- --list shows other situations).`;
}

function liveTokens(): number {
  return defaultScenario.live(relativeTo(now)).filter(({ tokenType }) => tokenType !== configurator)
    .length;
}
