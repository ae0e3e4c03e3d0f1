import * as fc from "fast-check";
import { expect, it } from "vitest";
import { tries } from "../../how-many.ts";
import { defaultScenario } from "../../../demo/scenarios/default.ts";
import { isFinding } from "../../../policy/pack/policy.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { type Answer, write } from "../graph-answers.ts";
import { unusableIn } from "../graph/facts.ts";
import { anyBody } from "../graph/json.ts";
import { judgeStack } from "./whole-stack.ts";

const start = useDemoTenants();
const scenario = defaultScenario;

/** What can be asked for, and the resources that are judged by the answer. */
const reads = [
  { path: /\/depOnboardingSettings$/, judged: /^Ade/ },
  { path: /\/depOnboardingSettings\/[^/]+$/, judged: /^AdeToken/ },
  { path: /\/enrollmentProfiles$/, judged: /^AdeToken/ },
  { path: /\/importedAppleDeviceIdentities$/, judged: /^AdeToken/ },
  { path: /\/applePushNotificationCertificate$/, judged: /^ApplePushCertificate/ },
  { path: /\/vppTokens$/, judged: /^VppToken|^AdeToken corporate/ },
] as const;

const anyAnswer = fc.record({
  status: fc.oneof({ weight: 3, arbitrary: fc.constant(200) }, fc.integer({ min: 201, max: 599 })),
  body: anyBody,
});

it("whatever Graph answers, every resource has facts; what fails is found, and nothing heals", async () => {
  let bent: { readonly path: RegExp; readonly answer: Answer } | undefined;
  const tenant = await start({
    scenario,
    intercept: ({ path }, response) =>
      bent?.path.test(path) === true && write(response, bent.answer),
  });
  const broken = withFindings(await judgeStack(tenant, scenario));
  expect(broken.length).toBeGreaterThan(4);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...reads), anyAnswer, async ({ path, judged }, answer) => {
      bent = { path, answer };
      const resources = await judgeStack(tenant, scenario);
      for (const { live } of Object.values(resources)) expect(unusableIn(live)).toEqual([]);
      const found = withFindings(resources);
      const failed = answer.status >= 300 || !isJson(answer.body);
      const concerned = Object.keys(resources).filter((name) => failed && judged.test(name));
      expect(found).toEqual(expect.arrayContaining([...broken, ...concerned]));
    }),
    { numRuns: tries(40), interruptAfterTimeLimit: 20_000 },
  );
}, 60_000);

function withFindings(resources: Awaited<ReturnType<typeof judgeStack>>): readonly string[] {
  return Object.keys(resources).filter((name) => resources[name]?.verdicts.some(isFinding));
}

function isJson(body: string): boolean {
  try {
    return JSON.parse(body) !== undefined;
  } catch {
    return false;
  }
}
