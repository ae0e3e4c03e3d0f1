import { appendFileSync } from "node:fs";
import { expect, it } from "vitest";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { openStage, stateOf, withProfile } from "./stage.ts";

const corporate = "apple-ade:tokens.corporate";
const secretId = "3f1c0d52-0000-4000-8000-00000000beef";
const secrets = [
  `apple-ade:tenantId=${secretId}`,
  `${corporate}.appleIdentifier=ade@contoso.example`,
].flatMap((each) => ["--secret", each]);
const unusable = ["--plaintext", `${corporate}.renewBy=not-to-be-quoted`];

it(
  "mistakes in a configuration stop the up in one error that quotes no secret, and nothing is read or recorded",
  { timeout: 240_000 },
  async () => {
    await using stage = await openStage(devicesHealthy);
    stage.configure(
      { tokens: { corporate: { tokenName: "Corporate iPhones", renewBy: "soon" } } },
      "https://graph.contoso.example",
    );
    appendFileSync(stage.workspace.stackFile, "  apple-ade:ignoredToken: []\n");
    await stage.pulumi(["config", "set-all", "--path", ...secrets, ...unusable]);
    const up = await stage.pulumi(["up", "--yes", ...withProfile("record")]);
    expect(up.status, up.output).not.toBe(0);
    const [, diagnostics = ""] = up.output.split("Diagnostics:");
    expect(diagnostics.match(/error: /g)).toHaveLength(1);
    expect(diagnostics.split("\n").map((line) => line.trim().split(/: (?:is|unknown)/)[0])).toEqual(
      expect.arrayContaining([
        "graph.endpoint",
        "ignoredToken",
        "tenantId",
        "tokens.corporate.renewBy",
      ]),
    );
    expect(diagnostics).toContain(
      "Pulumi.demo.yaml: 4 problems under apple-ade; nothing was read.",
    );
    expect(diagnostics).toContain("tenantId: is a Pulumi secret and would show in messages");
    expect(diagnostics).toContain(
      "tokens.corporate.renewBy: is not usable; write a date that exists",
    );
    expect(diagnostics).not.toMatch(/^\s+at /m);
    const shown = up.output + JSON.stringify(up.events.filter(({ preludeEvent }) => !preludeEvent));
    for (const each of [secretId, "beef", "not-to-be-quoted", "ade@contoso.example"])
      expect(shown).not.toContain(each);
    expect(stage.tenant.requests).toEqual([]);
    expect(stateOf(stage).resources).toEqual([]);
  },
);
