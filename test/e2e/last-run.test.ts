import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operationOf, parseEvent } from "../../cli/check/events.ts";
import { contoso, corporate, member, undeclared } from "../../demo/scenarios/contoso.ts";
import { pushCertificate } from "../../demo/scenarios/push-certificate.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { apps } from "../../demo/scenarios/vpp-token.ts";
import { everything } from "./everything.ts";
import { certificateName, expectedFindings, findings, withProfile } from "./stage.ts";
import { type Crowd, openCrowd } from "./together.ts";

const title = "Two tokens, the push certificate and a VPP token, all healthy";
const complete = contoso({
  name: "complete",
  title,
  members: [corporate(), member({ key: "kiosk", tokenName: "Kiosk iPads" })],
  pushCertificate: pushCertificate(),
  vppTokens: [apps()],
});
const reduced = contoso({
  name: "reduced",
  title: "Of all that, one token is declared",
  members: [corporate(), undeclared("Kiosk iPads")],
}).config(relativeTo(new Date()));

const names = ["Kiosk iPads", "Company apps", "Apple MDM push certificate"];
const kept = "ade-tenant-declarations-kept";

describe("what a pull request changes", { timeout: 480_000 }, () => {
  let crowd: Crowd<"deleting" | "ignoring" | "elsewhere" | "everything">;
  let first: Awaited<ReturnType<typeof crowd.run>>;
  let gated: typeof first;
  const gate = ["preview", ...withProfile("pull-request")];
  const record = ["up", "--yes", "--skip-preview", ...withProfile("record")];
  const { tenantId = "" } = reduced;
  const another = tenantId.replace(/^3/, "4");

  beforeAll(async () => {
    crowd = await openCrowd({
      deleting: { scenario: complete },
      ignoring: { scenario: complete },
      elsewhere: { scenario: complete },
      everything: { scenario: everything },
    });
    const { everything: all, ...recorded } = crowd.configs;
    first = await crowd.run(record, recorded);
    const ignoredTokens = names.map((tokenName) => ({ tokenName, reason: "Retired" }));
    gated = await crowd.run(gate, {
      deleting: reduced,
      ignoring: { ...reduced, ignoredTokens },
      elsewhere: { ...recorded.elsewhere, tenantId: another },
      everything: all,
    });
  }, 240_000);

  afterAll(() => crowd[Symbol.asyncDispose]());

  it("blocks what it can cause or cure", () => {
    expect(gated.operation.status, gated.operation.output).toBe(1);
    expect(findings(gated.of("everything"), "mandatory")).toEqual({
      kiosks: ["ade-token-deadline-before-expiry"],
      leased: ["ade-token-identity-unchanged"],
      shared: ["ade-token-unambiguous"],
      stores: ["ade-token-not-expired"],
      warehouse: ["ade-token-exists"],
    });
    expect(findings(gated.of("everything"))).toEqual(expectedFindings(everything));
  });

  it("blocks what it deletes while that is in Intune, unless it is ignored, until the next up", async () => {
    expect(first.operation.status, first.operation.output).toBe(0);
    const deleting = gated.of("deleting");
    expect(findings(deleting)).toEqual({ demo: [kept] });
    const [said = ""] = deleting.events.flatMap(({ policyEvent }) => policyEvent?.message ?? []);
    for (const name of names) expect(said).toContain(`"${name}" (declared as`);
    const { removed } = operationOf(
      deleting.events.flatMap((each) => parseEvent(JSON.stringify(each)) ?? []),
    );
    expect(removed.map(({ name }) => name).toSorted()).toEqual(["apps", "kiosk", certificateName]);
    expect(findings(gated.of("ignoring"))).toEqual({});

    const up = await crowd.run(record, { deleting: reduced });
    expect(findings(up.of("deleting"))).toEqual({ demo: [kept] });
    const after = await crowd.run(gate, { deleting: reduced });
    expect(after.operation.status, after.operation.output).toBe(0);
    expect(findings(after.of("deleting"))).toEqual({ demo: ["ade-tenant-tokens-declared"] });
  });

  it("blocks another tenant", () => {
    const elsewhere = gated.of("elsewhere");
    expect(findings(elsewhere, "mandatory")).toEqual({ demo: ["ade-tenant-identity-unchanged"] });
    expect(gated.operation.output).toContain(`was ${tenantId}, is ${another}.`);
  });
});
