import { describe, expect, it } from "vitest";
import { operationOf, parseEvent } from "../../cli/check/events.ts";
import { contoso, corporate, member, undeclared } from "../../demo/scenarios/contoso.ts";
import { pushCertificate } from "../../demo/scenarios/push-certificate.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { apps } from "../../demo/scenarios/vpp-token.ts";
import { certificateName, findings, openStage, withProfile } from "./stage.ts";

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

describe("what a pull request deletes of the declarations", { timeout: 480_000 }, () => {
  it("blocks while it is in Intune, unless it is ignored, until the next up; another tenant does", async () => {
    await using stage = await openStage(complete);
    const { endpoint } = stage.tenant;
    const gate = ["preview", ...withProfile("pull-request")];
    const record = ["up", "--yes", "--skip-preview", ...withProfile("record")];
    const first = await stage.pulumi(record);
    expect(first.status, first.output).toBe(0);

    stage.workspace.configure(reduced, endpoint);
    const deleting = await stage.pulumi(gate);
    expect(deleting.status).not.toBe(0);
    expect(findings(deleting)).toEqual({ demo: [kept] });
    for (const name of names) expect(deleting.output).toContain(`"${name}" (declared as`);
    const { removed } = operationOf(
      deleting.events.flatMap((each) => parseEvent(JSON.stringify(each)) ?? []),
    );
    expect(removed.map(({ name }) => name).toSorted()).toEqual(["apps", "kiosk", certificateName]);

    const ignoredTokens = names.map((tokenName) => ({ tokenName, reason: "Retired" }));
    stage.workspace.configure({ ...reduced, ignoredTokens }, endpoint);
    const ignoring = await stage.pulumi(gate);
    expect(ignoring.status, ignoring.output).toBe(0);
    expect(findings(ignoring)).toEqual({});

    stage.workspace.configure(reduced, endpoint);
    const recorded = await stage.pulumi(record);
    expect(findings(recorded)).toEqual({ demo: [kept] });
    const after = await stage.pulumi(gate);
    expect(after.status, after.output).toBe(0);
    expect(findings(after)).toEqual({ demo: ["ade-tenant-tokens-declared"] });

    const tenantId = reduced.tenantId?.replace(/^3/, "4") ?? "";
    stage.workspace.configure({ ...reduced, tenantId }, endpoint);
    const elsewhere = await stage.pulumi(gate);
    expect(elsewhere.status).not.toBe(0);
    expect(findings(elsewhere, "mandatory")).toEqual({ demo: ["ade-tenant-identity-unchanged"] });
    expect(elsewhere.output).toContain(`was ${reduced.tenantId}, is ${tenantId}.`);
  });
});
