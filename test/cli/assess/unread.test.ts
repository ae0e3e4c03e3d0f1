import { describe, expect, it, test } from "vitest";
import { catalog } from "../../../policy/catalog.ts";
import { judge } from "../../../cli/assess/judge.ts";
import { now, tenant, token } from "../../policy/facts.ts";
import { operation, reportOn, resource } from "./previews.ts";

describe("a token whose inputs cannot be read", () => {
  test.for([
    ["unknown", [{ path: "renewBy", why: "unknown" }], "not known before `pulumi up`"],
    ["secret", [{ path: "renewBy", why: "secret" }], "a Pulumi secret, which the engine's events"],
    ["incomplete", [], "missing or unusable"],
  ] as const)("is not checked, and one policy says why: %s", ([why, unknown, said]) => {
    const inputs = { ...token().props, renewBy: undefined };
    const unread = { ...resource("AdeToken", "corporate", inputs), unknown };
    const [report] = reportOn(operation([resource("AdeTenant", "demo", tenant().props), unread]));
    const entry = report?.entries.find(({ key }) => key === "corporate");
    expect(entry).toMatchObject({
      state: "not-checked",
      findings: [
        {
          policy: "ade-token-judged",
          reason: `inputs-${why}`,
          subject: "ADE token corporate",
          seen: expect.stringContaining(`was not checked: renewBy is ${said}`),
        },
      ],
    });
  });

  it("keeps the tenant from counting as checked where it is the tenant's own", () => {
    const unread = {
      ...resource("AdeTenant", "demo", { tenant: "Contoso" }),
      unknown: [{ path: "tenantId", why: "unknown" as const }],
    };
    expect(reportOn(operation([unread]))).toMatchObject([
      {
        outcome: "not-checked",
        notChecked: expect.stringMatching(/^tenantId is not known before `pulumi up`/),
      },
    ]);
  });
});

describe("a policy that fails", () => {
  it("has not passed: the check stops and names it", () => {
    const [policy] = catalog.map((each) => ({
      ...each,
      judge: () => {
        throw new TypeError("no such month");
      },
    }));
    const subject = resource("AdeToken", "corporate", token().props);
    expect(
      () => policy && judge({ policy, config: {} }, subject, subject.inputs, { now, asOf: now }),
    ).toThrow("The check stopped: ade-tenant-authorized on corporate failed (no such month).");
  });
});
