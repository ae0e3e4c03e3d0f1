import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { contoso, corporate } from "../../demo/scenarios/contoso.ts";
import { enrolled, unopened } from "../../demo/scenarios/device-fleet.ts";
import { pushCertificate } from "../../demo/scenarios/push-certificate.ts";
import type { Scenario } from "../../demo/scenarios/scenario.ts";
import { apps } from "../../demo/scenarios/vpp-token.ts";
import type { Intercept } from "../../demo/server.ts";

/** What Graph may tell, and what is in the environment: must never be written anywhere. */
export const planted = {
  observedAppleId: "canary-observed-ade@contoso.example",
  observedPushAppleId: "canary-observed-push@contoso.example",
  observedVppAppleId: "canary-observed-vpp@contoso.example",
  serialNumber: "CANARY0SERIAL",
  deviceDescription: "canary of Ada Lovelace's iPhone",
  userName: "canary.ada.lovelace@contoso.example",
  vppToken: "canaryVppTokenOfThisLocation==",
  certificate: "MIICANARYCERTIFICATE",
  certificateSerial: "CANARY0APNS0SERIAL",
  depToken: "canary-of-an-enrollment-token",
  clientSecret: "canary~client.secret",
  systemToken: "canary-of-a-pipeline's-token",
  passphrase: "canary of a passphrase",
} as const;

/** What a stack's file declares, in clear and as a secret of Pulumi's. */
export const declared = {
  plain: "canary-plain@contoso.example",
  secret: "canary-secret@contoso.example",
} as const;

/** Graph tells more than it is asked for: everything that could be personal or secret. */
const told = {
  appleIdentifier: planted.observedAppleId,
  appleId: planted.observedVppAppleId,
  serialNumber: planted.serialNumber,
  description: planted.deviceDescription,
  userPrincipalName: planted.userName,
  token: planted.vppToken,
  depToken: planted.depToken,
  certificate: planted.certificate,
  certificateSerialNumber: planted.certificateSerial,
};

/** Adds it to each entity of an answer, and writes down what signed the request in. */
export function indiscreet(bearers: Set<string>): Intercept {
  return ({ headers }, response, { status, body }) => {
    const bearer = headers.authorization?.slice("Bearer ".length);
    if (bearer === undefined) return false;
    bearers.add(bearer);
    const entity = { ...(typeof body === "object" && body), ...told };
    const value: unknown = "value" in entity ? entity.value : undefined;
    const all = Array.isArray(value) && value.map((each: object) => ({ ...each, ...told }));
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ ...entity, ...(all !== false && { value: all }) }));
    return true;
  };
}

/** A tenant of which everything is read; its stack's file declares one Apple ID in clear. */
export const secretive: Scenario = contoso({
  name: "secretive",
  title: "Everything that could be told is a canary",
  members: [
    corporate({
      profiles: [{ platform: "ios", displayName: "iPhones", isDefault: true }],
      devices: (at) => [enrolled(at, 3, null), unopened(at, 2, null)],
      live: () => ({ appleIdentifier: planted.observedAppleId }),
    }),
  ],
  pushCertificate: pushCertificate({
    live: () => ({ appleIdentifier: planted.observedPushAppleId }),
    declared: () => ({ appleIdentifier: declared.plain }),
  }),
  vppTokens: [apps({ live: () => ({ appleId: planted.observedVppAppleId }) })],
});

/** Every file below a folder in which one of the words stands, with those words. */
export function filesWith(
  directory: string,
  words: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    files.flatMap((file) => {
      const found = wordsIn(readFileSync(file, "utf8"), words);
      return found.length === 0 ? [] : [[relative(directory, file), found]];
    }),
  );
}

export function wordsIn(text: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => text.includes(word));
}
