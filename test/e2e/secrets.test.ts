import { expect, it } from "vitest";
import { healthy } from "../../demo/scenarios/healthy.ts";
import { openStage } from "./stage.ts";

it(
  "secrets where none belongs are refused before anything is read",
  { timeout: 120_000 },
  async () => {
    await using stage = await openStage(healthy);
    const secretId = "3f1c0d52-0000-4000-8000-00000000beef";
    const corporate = "apple-ade:tokens.corporate";
    const secrets = [
      `apple-ade:tenantId=${secretId}`,
      `${corporate}.appleIdentifier=ade@contoso.example`,
    ].flatMap((each) => ["--secret", each]);
    const plain = ["--plaintext", `${corporate}.renewBy=not-to-be-quoted`];
    await stage.pulumi(["config", "set-all", "--path", ...secrets, ...plain]);
    const { status, output, events } = await stage.pulumi(["preview"]);
    expect(status).not.toBe(0);
    expect(output).toContain("Pulumi.demo.yaml: 2 problems under apple-ade; nothing was read.\n");
    expect(output).toContain("tenantId: is a Pulumi secret and would show in messages");
    expect(output).toContain("tokens.corporate.renewBy: is not usable; write a date that exists");
    const shown = output + JSON.stringify(events.filter(({ preludeEvent }) => !preludeEvent));
    for (const each of [secretId, "beef", "not-to-be-quoted", "ade@contoso.example"])
      expect(shown).not.toContain(each);
    expect(stage.tenant.requests).toEqual([]);
  },
);
