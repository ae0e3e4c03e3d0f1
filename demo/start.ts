import { count } from "../policy/text/write.ts";
import { configurator } from "../policy/wire/token.ts";
import { openWorkspace, type EngineEvent } from "./pulumi-workspace.ts";
import { scenarios } from "./scenarios/catalog.ts";
import { defaultScenario } from "./scenarios/default.ts";
import { relativeTo, type Scenario } from "./scenarios/scenario.ts";
import { startDemoTenant } from "./server.ts";

/** `npm start [-- SITUATION]`: a real preview of a tenant, and what the gate makes of it. */
const [name = defaultScenario.name] = process.argv.slice(2);
const scenario = scenarios.find((each) => each.name === name);
if (scenario === undefined) {
  console.error(`There is no situation "${name}"; npm run demo -- --list shows them.`);
  process.exitCode = 2;
} else await play(scenario);

async function play(played: Scenario): Promise<void> {
  const now = new Date();
  await using tenant = await startDemoTenant({ scenario: played, now });
  using workspace = openWorkspace(tenant);
  const at = relativeTo(now);
  workspace.configure(played.config(at), tenant.endpoint);
  const tokens = played.live(at).filter(({ tokenType }) => tokenType !== configurator).length;
  console.log(
    `A demo tenant with ${count(tokens, "ADE token")} runs on this machine; Pulumi previews the stack that declares them.\n`,
  );
  const preview = await workspace.run(["preview", "--policy-pack", "policy"], { live: true });
  const violations = preview.events.flatMap(({ policyEvent }) => policyEvent ?? []);
  if (preview.status !== 0 && violations.length === 0) {
    console.error(`The preview did not run as it should (exit status ${preview.status}).`);
    process.exitCode = 1;
  } else {
    console.log(decision(violations, preview.status));
  }
}

type Violation = NonNullable<EngineEvent["policyEvent"]>;

function decision(all: readonly Violation[], status: number): string {
  const blocking = all.filter(({ enforcementLevel }) => enforcementLevel === "mandatory");
  const tokens = new Set(blocking.map(({ resourceUrn }) => resourceUrn)).size;
  const outcome = status === 0 ? "gone on" : `stopped here with exit status ${status}`;
  return `
The gate: ${count(blocking.length, "mandatory violation")}, in ${count(tokens, "token")}, and ${all.length - blocking.length} advisory.
A pipeline would have ${outcome}; nothing in Intune was touched.

Next: "Guard your tenant" in README.md.
To try changes against this tenant: npm run demo (npm run demo -- --list shows other situations).`;
}
