import { describe, expect, it, test } from "vitest";
import { exitStatusOf } from "../../../cli/check/check.ts";
import type { PolicyException } from "../../../cli/assess/exempt.ts";
import { exemptedUnchecked } from "../../../cli/check/exceptions.ts";
import { defaults, loadProfile } from "../../../cli/check/profile.ts";
import { ago, tenant, token } from "../../policy/facts.ts";
import { day } from "../../../policy/text/time.ts";
import { report } from "../reports.ts";
import { operation, reportOn, resource, violation } from "./previews.ts";

const expired = resource("AdeToken", "corporate", token({ expiresAt: ago(day) }).props);
const id = "EXC-42";
const reason = "ordered; OPS-42";

function exception(policy: string, urn: string): readonly PolicyException[] {
  return [{ id, reason, match: [{ policies: [policy], targets: [urn] }] }];
}

const told = violation({
  policyName: "ade-token-not-expired",
  resourceUrn: expired.urn,
  enforcementLevel: "mandatory",
});

describe("a mandatory violation", () => {
  test.for([
    {
      of: "an exception, as the engine says",
      exceptions: [],
      event: { exceptions: [{ id, reason }] },
      exempts: true,
    },
    {
      of: "an exception of the profile",
      exceptions: exception("ade-token-not-expired", expired.urn),
      exempts: true,
    },
    {
      of: "an exception of a profile that the run did not have",
      exceptions: exception("ade-token-not-expired", expired.urn),
      event: {},
      exempts: false,
    },
    {
      of: "another policy's exception",
      exceptions: exception("ade-token-exists", expired.urn),
      exempts: false,
    },
    {
      of: "another token's exception",
      exceptions: exception("ade-token-not-expired", `${expired.urn}-2`),
      exempts: false,
    },
  ])("is exempted by $of: $exempts", ({ exceptions, event, exempts }) => {
    const violations = event === undefined ? [] : [{ ...told, ...event }];
    const tenants = reportOn(
      operation([resource("AdeTenant", "demo", tenant().props), expired], { violations }),
      { profile: { ...defaults, exceptions } },
    );
    const found = tenants[0]?.entries.find(({ key }) => key === "corporate");
    expect(exitStatusOf(tenants)).toBe(exempts ? 0 : 1);
    expect(found?.state).toBe(exempts ? "warned" : "blocked");
    expect(found?.blocks === undefined).toBe(exempts);
    expect(found?.blocksWhenScheduled === undefined).toBe(exempts);
    expect(found?.findings[0]?.exemptions).toEqual(exempts ? [{ id, reason }] : undefined);
  });

  it("of a policy that only the engine knows is exempted as well", () => {
    const violations = [{ ...told, policyName: "ade-token-blue", exceptions: [{ id, reason }] }];
    const [found] = reportOn(
      operation([resource("AdeTenant", "demo", tenant().props), expired], { violations }),
      { profile: loadProfile("record") },
    );
    const blue = found?.entries.flatMap(({ findings }) =>
      findings.filter((each) => each.policy === "ade-token-blue"),
    );
    expect(blue).toMatchObject([{ level: "advisory", exemptions: [{ id, reason }] }]);
  });
});

describe("a tenant that was not read", () => {
  it("is not checked where its finding is exempted, and a warning says so", () => {
    const unread = resource(
      "AdeTenant",
      "demo",
      tenant({ status: "unreadable", cause: "unavailable", reason: "Graph did not answer." }).props,
    );
    const tenants = reportOn(operation([unread]), {
      profile: {
        ...loadProfile("scheduled"),
        exceptions: exception("ade-tenant-readable", unread.urn),
      },
    });
    expect(tenants).toMatchObject([{ outcome: "not-checked", blocked: false }]);
    expect(exemptedUnchecked(report({ tenants: [...tenants] }))).toEqual([
      "Warning: Contoso of Contoso was not checked, and EXC-42 exempts it from ade-tenant-readable: nothing stops a run that reads nothing.",
    ]);
  });
});
