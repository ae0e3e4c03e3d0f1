import { z } from "zod";
import { kinds } from "../../policy/wire/kinds.ts";

/** Every text is fit for a terminal (`plain` of policy/text/write.ts); formats escape their syntax. */
export const text = z.string();
const date = z.iso.date().describe("A day in UTC");
export const instant = z.iso.datetime().describe("ISO 8601 in UTC");

const blocks = z
  .object({
    when: z.enum(["since", "from"]),
    date: date.optional().describe("Absent: now, and it is not known since when"),
    policy: text.describe("The mandatory policy that blocks"),
  })
  .describe("Since when a token blocks, or from when it will if nothing changes");

const change = z.object({
  property: text,
  from: text.optional().describe("Absent: there was none"),
  to: text.optional().describe("Absent: there is none"),
});

const exemption = z.object({ id: text, reason: text });

export const severities = ["critical", "high", "medium", "low"] as const;

const finding = z
  .object({
    policy: text,
    level: z.enum(["mandatory", "advisory"]),
    severity: z.enum(severities),
    description: text.describe("The required condition"),
    message: text.describe("What Pulumi prints below the description"),
    reason: text.optional().describe("A closed set per policy"),
    subject: text.describe("The quoted name and its tenant"),
    seen: text.describe("What was seen; follows the subject in a sentence"),
    impact: text.optional(),
    lead: text.optional().describe("Introduces the steps"),
    steps: z.array(text),
    choices: z.boolean().describe("The steps are alternatives, not an order"),
    action: text.describe("What a person has to do, in a few words"),
    docs: text.describe("A URL, or the command that shows the policy's page"),
    page: text.describe("The policy's own page: a URL, or the command that shows it"),
    cause: z
      .enum(["change", "drift", "calendar", "unchanged", "unknown"])
      .describe(
        "The declaration was changed, Intune differs from the last recorded run, time passed, or it was so in the last recorded run",
      ),
    changes: z
      .array(change)
      .optional()
      .describe("What of the declaration was changed, where that is the cause"),
    curedInCode: z.boolean().describe("A change of the declaration can fix it"),
    blocks: blocks.optional(),
    exemptions: z
      .array(exemption)
      .optional()
      .describe("Pulumi's policy exceptions that cover it: it blocks nothing"),
    fingerprint: text.describe("Of the token and the policy; the same every day"),
  })
  .describe("One violated policy of one resource");

const acknowledgement = z
  .object({
    policy: text.describe("As it is written; of an advisory policy and its mandatory twin, either"),
    reason: text,
    owner: text,
    until: text.describe("Its last day, in UTC"),
    inForce: z.boolean(),
    problem: text.optional().describe("Why it does not count"),
  })
  .describe("That somebody accepts a finding for a while");

export const kind = z.enum(["tenant", ...kinds.map((each) => each.kind)]);

export const entry = z
  .object({
    kind,
    key: text.describe("The logical name in the stack's file"),
    name: text.describe("The name in Intune"),
    uid: text.describe("Of the stack, the tenant and the logical name; the same every day"),
    state: z.enum(["blocked", "warned", "not-checked", "healthy"]),
    notChecked: text.optional().describe("Why it, or an aspect of it, was not checked"),
    status: text.describe("How the observation went, such as found, missing, unreadable"),
    owner: text.optional(),
    runbook: text.optional(),
    declaredAt: z
      .object({ file: text, line: z.int().min(1) })
      .optional()
      .describe("The declaration's key; the path is relative to the repository"),
    observedAt: instant.optional(),
    id: text.optional().describe("Graph's id of what was found"),
    tokenType: text.optional(),
    syncedDeviceCount: z.int().optional(),
    renewFrom: date.optional().describe("The renewal window opens"),
    renewBy: date.optional(),
    deadlineEnforced: z
      .boolean()
      .optional()
      .describe("`false`: renewBy was set for another token than the live one"),
    expiresAt: instant.optional(),
    daysLeft: z.int().optional().describe("Whole UTC days until the expiry; negative after it"),
    lastSyncedAt: instant.optional(),
    lastSyncErrorCode: z.int().optional(),
    blocks: blocks.optional().describe("Under the profile in use"),
    blocksWhenScheduled: blocks.optional().describe("Under the shipped profile `scheduled`"),
    declared: z
      .array(change)
      .optional()
      .describe("What differs from the declaration of the last `up`; absent: there is no record"),
    drift: z
      .array(change)
      .optional()
      .describe("Live facts that differ from the last `up`; absent: they cannot be compared"),
    acknowledgements: z.array(acknowledgement).optional().describe("Absent: there are none"),
    acknowledge: z
      .object({
        under: text.describe("Where they stand in the stack's file"),
        lines: z.array(text),
      })
      .optional()
      .describe("YAML to paste, by which what blocks would be accepted for a while"),
    findings: z.array(finding).describe("The strictest first"),
  })
  .describe("A token, a certificate or the tenant itself, with everything found about it");

export type Entry = z.infer<typeof entry>;
export type Finding = z.infer<typeof finding>;
export type Exemption = Readonly<z.infer<typeof exemption>>;
export type Blocks = z.infer<typeof blocks>;
export type Change = z.infer<typeof change>;

/** Of a text of any origin. */
export function severityOf(said: string | undefined): Finding["severity"] {
  return severities.find((each) => each === said) ?? "medium";
}
