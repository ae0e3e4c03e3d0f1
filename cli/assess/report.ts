import { z } from "zod";
import { entry, instant, kind, text } from "./report-entry.ts";

const read = z.object({
  what: text,
  complete: z.boolean(),
  reason: text.optional().describe("Why it is not complete"),
});

const tenant = z
  .object({
    stack: text,
    label: text,
    tenantId: text.optional().describe("The Entra tenant"),
    endpoint: text.optional().describe("The Graph origin that was read"),
    outcome: z
      .enum(["passed", "blocked", "not-checked"])
      .describe("`not-checked`: the tenant was not read completely, or the preview did not run"),
    notChecked: text.optional().describe("Why it was not checked"),
    blocked: z.boolean().describe("A mandatory policy is violated, checked or not"),
    failed: z
      .boolean()
      .describe("The preview did not run to its end, or its recording is older than facts may be"),
    packRan: z
      .literal(false)
      .optional()
      .describe("Nothing proves that the policy pack ran too; the command alone has checked"),
    observedAt: instant.optional(),
    record: z.enum(["usable", "none"]).describe("Whether an earlier `up` recorded this stack"),
    removed: z
      .array(z.object({ kind, key: text, name: text }))
      .optional()
      .describe(
        "Declarations that the last `up` recorded and that are gone; absent: there are none",
      ),
    ignoredTokens: z.array(z.object({ tokenName: text, reason: text })),
    trustCount: z
      .literal(false)
      .optional()
      .describe("Lists may have fewer elements than Graph states"),
    reads: z.array(read),
    entries: z.array(entry).describe("The strictest first"),
  })
  .describe("One stack");

export const level = z.enum(["mandatory", "advisory", "disabled"]);

/** What ships with the pack, and needs no path. */
export const shippedProfiles = ["pull-request", "scheduled", "record"] as const;

const policy = z.object({
  name: text,
  level,
  defaultLevel: level,
  config: z.record(z.string(), z.unknown()).describe("Effective thresholds"),
  defaultConfig: z.record(z.string(), z.unknown()),
  changedConfig: z.array(text).describe("Thresholds that are not the default"),
});

export const reportSchema = z
  .object({
    schemaVersion: z.literal(1),
    checkedAt: instant.describe("Of recorded events: when the oldest recording ended"),
    asOf: instant.optional().describe("Deadlines and expiry were checked as of this later moment"),
    profile: text.describe("`default`, a shipped profile's name, or a path"),
    versions: z.object({
      appleAde: text,
      pack: text.optional(),
      pulumi: text.optional(),
    }),
    commit: text.optional(),
    pullRequest: z.boolean().optional().describe("The reader reviews a change"),
    exitStatus: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    policies: z.array(policy),
    tenants: z.array(tenant),
  })
  .describe("What one run of `apple-ade check` found");

export type Report = z.infer<typeof reportSchema>;
export type Tenant = z.infer<typeof tenant>;
export type EffectivePolicy = z.infer<typeof policy>;
