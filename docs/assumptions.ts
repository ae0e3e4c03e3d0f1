import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { table } from "./blocks.ts";

type Evidence = "official" | "public code" | "captured" | "inferred" | "none";

/** What this relies on, of Intune, Apple, Graph and Entra. */
export interface Assumption {
  readonly about: string;
  readonly evidence: Evidence;
  /** What happens if it is wrong. */
  readonly otherwise: string;
  /** The check of `apple-ade doctor` that would show it. */
  readonly line: string;
}

export const assumptions: readonly Assumption[] = [
  {
    about: "The list of tokens accepts `$select`.",
    evidence: "public code",
    otherwise: "It is asked once more without, and other fields are dropped.",
    line: "requests",
  },
  {
    about: "The devices of a token accept `$select`. A sister list answers 500 to it.",
    evidence: "none",
    otherwise: "They are asked once more without. Serial numbers are dropped as they come.",
    line: "requests",
  },
  {
    about: "One request gives all four default profiles of a token (`$expand`).",
    evidence: "inferred",
    otherwise: "Each is asked for alone. One that is refused is reported as unknown.",
    line: "requests",
  },
  {
    about:
      "`enrollmentProfiles` without a query holds profiles and, mirrored, the policies of 2026.",
    evidence: "captured",
    otherwise: "Devices seem to have a profile that does not exist: a warning.",
    line: "requests",
  },
  {
    about: "The VPP tokens (beta) and the push certificate (v1.0) accept `$select`.",
    evidence: "public code",
    otherwise: "They are asked once more without.",
    line: "requests",
  },
  {
    about: "404 with a code of Graph's means that there is no push certificate.",
    evidence: "public code",
    otherwise: "A declared certificate would be reported as missing, never as healthy.",
    line: "requests",
  },
  {
    about: "A count that Graph states (`@odata.count`) is of the list's elements.",
    evidence: "inferred",
    otherwise:
      "The list counts as not complete. `apple-ade:graph.trustCount: false` is the way out.",
    line: "requests",
  },
  {
    about: "401 with Intune's own envelope is a refusal: no permission, or no licence.",
    evidence: "public code",
    otherwise: "The tenant counts as not read. Only the advice would be the wrong one.",
    line: "requests",
  },
  {
    about: "Throttling is 429, or 500 with “Rate limit reached”.",
    evidence: "public code",
    otherwise: "It is tried again as an error of the server's.",
    line: "requests",
  },
  {
    about: "`DeviceManagementServiceConfig.Read.All` is enough for all that is read.",
    evidence: "official",
    otherwise: "What is refused is reported as not allowed.",
    line: "permissions",
  },
  {
    about: "An access token states its tenant and its roles in `tid` and `roles`.",
    evidence: "official",
    otherwise: "A token without a readable tenant is refused before anything is read.",
    line: "identity",
  },
  {
    about:
      "A person's sign-in through Azure CLI cannot read the tokens, whatever the person's roles.",
    evidence: "public code",
    otherwise: "It would work, and the advice would be stricter than needed.",
    line: "identity",
  },
  {
    about: "Entra's `openid-configuration` names the tenant's Graph in `msgraph_host`.",
    evidence: "public code",
    otherwise: "A wrong cloud shows at the sign-in only.",
    line: "cloud",
  },
  {
    about: "The hosts of the clouds are those of Microsoft's list and SDKs.",
    evidence: "official",
    otherwise: "Nothing is reached, so nothing is healthy.",
    line: "reach",
  },
  {
    about: "Entra and Graph bear clocks that differ by up to five minutes.",
    evidence: "inferred",
    otherwise: "The sign-in is refused although the clock's check passed.",
    line: "clock",
  },
  {
    about: "`lastSyncErrorCode` 0 is success, once the token has synced.",
    evidence: "captured",
    otherwise:
      "An error could hide until the last success is too old: 36 hours warn, 3 days block.",
    line: "sync-codes",
  },
  {
    about: "Code 3 means that Apple's new terms wait.",
    evidence: "public code",
    otherwise: "The message says that it is not documented, and how to read the text in Intune.",
    line: "sync-codes",
  },
  {
    about: "Any other code is an error, whose meaning nobody has published.",
    evidence: "none",
    otherwise: "A harmless code would warn. `codeMeanings` teaches what your console shows.",
    line: "sync-codes",
  },
  {
    about: "`tokenType` `none` is Apple Configurator, no ADE token.",
    evidence: "public code",
    otherwise: "A declared token of that type would be reported as missing.",
    line: "shapes",
  },
  {
    about: "The enum values are those of Microsoft's metadata, tvOS in either spelling.",
    evidence: "official",
    otherwise: "An unknown value is an absent fact, which has its own finding.",
    line: "shapes",
  },
  {
    about: "A date in the year 0001 means that there is none.",
    evidence: "captured",
    otherwise: "An expiry that is not known is a finding of its own, which blocks.",
    line: "checked",
  },
  {
    about:
      "`lastModifiedDateTime` is the upload, where the expiry is one year after it (two days either way).",
    evidence: "inferred",
    otherwise: "A new token's first day would not be excused, or an old one's would, for 24 hours.",
    line: "checked",
  },
  {
    about: "Intune syncs each token by itself once or twice a day.",
    evidence: "official",
    otherwise: "Too many warnings. The thresholds are configuration.",
    line: "checked",
  },
  {
    about: "Profile ids are GUIDs; what stands before the last `_` is the token's.",
    evidence: "captured",
    otherwise: "Devices seem to have a profile that does not exist: a warning.",
    line: "checked",
  },
  {
    about: "A token's own references say which profile is the default; `isDefault` does not.",
    evidence: "captured",
    otherwise: "A default that exists would be reported as missing: a finding to correct.",
    line: "checked",
  },
  {
    about: "Apple takes names and departments of 1 to 125 characters, phone numbers of 1 to 50.",
    evidence: "official",
    otherwise: "A warning too many, or Apple's own error in Intune.",
    line: "checked",
  },
  {
    about: "A push certificate is lost for good when another Apple ID renews it.",
    evidence: "official",
    otherwise: "The advice would be stricter than needed.",
    line: "checked",
  },
];

const meanings: Readonly<Record<Evidence, string>> = {
  official: "Microsoft's or Apple's own documentation or metadata",
  "public code": "code in public repositories that runs against live tenants, or reports of it",
  captured: "answers of a live tenant, recorded in a public repository",
  inferred: "our own conclusion",
  none: "nothing was found",
};

/** The page that lists them. */
export function assumptionsPage(): string {
  return `# What is assumed

No part of this has met a live tenant. Everything that it relies on, of Intune, Apple, Microsoft Graph and Entra, is listed here: on what evidence, what happens if it is wrong, and which line of [\`apple-ade doctor\`](doctor.md) would show it. A probe of your tenant (\`apple-ade doctor --probe FILE\`) turns a guess into evidence.

This page is generated from \`docs/assumptions.ts\`.

${table([["evidence", "what it is"], ...Object.entries(meanings).map(([name, what]) => [name, what])])}

${table([
  ["what is assumed", "evidence", "what happens if it is wrong", "line of `doctor`"],
  ...assumptions.map(({ about, evidence, otherwise, line }) => [
    about,
    evidence,
    otherwise,
    `\`${line}\``,
  ]),
])}
`;
}

/** The file when it is stale; rewritten unless only checked. */
export function updateAssumptions(file: string, check: boolean): readonly string[] {
  const wanted = assumptionsPage();
  if (existsSync(file) && readFileSync(file, "utf8") === wanted) return [];
  if (!check) writeFileSync(file, wanted);
  return ["assumptions.md"];
}
