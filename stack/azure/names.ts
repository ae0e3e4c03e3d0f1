import { createHash } from "node:crypto";
import type { Input } from "@pulumi/pulumi";
import { z } from "zod";
import { strict } from "../declaration/problems.ts";
import { textOf } from "./values.ts";

export const resourceGroupName = textOf(
  "the name of a resource group",
  /^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u,
);
const monitorName = textOf(
  "a name of at most 260 characters, none of them * # & + : < > ? @ % { } \\ /, with no point or space at its end",
  /^[^*#&+:<>?@%{}\\/]{0,259}[^*#&+:<>?@%{}\\/. ]$/,
).exactOptional();

/** Each resource's name in Azure, as Azure allows it, where the default will not do. */
export const names = strict(
  {
    resourceGroup: resourceGroupName.exactOptional(),
    identity: textOf(
      "3 to 128 letters, digits, hyphens and underscores, the first a letter or digit",
      /^[a-z\d][\w-]{2,127}$/i,
    ).exactOptional(),
    workspace: textOf(
      "4 to 63 letters, digits and hyphens, with no hyphen at either end",
      /^[a-z\d][a-z\d-]{2,61}[a-z\d]$/i,
    ).exactOptional(),
    environment: textOf(
      "2 to 60 letters, digits and hyphens, the first a letter, the last no hyphen",
      /^[a-z][a-z\d-]{0,58}[a-z\d]$/i,
    ).exactOptional(),
    /** Azure makes it for an environment in a subnet, and names it unless this does. */
    infrastructureResourceGroup: resourceGroupName.exactOptional(),
    diagnosticSetting: monitorName,
    job: textOf(
      "2 to 32 small letters, digits and single hyphens, the first a letter, the last no hyphen",
      /^(?!.*--)[a-z][a-z\d-]{0,30}[a-z\d]$/,
    ).exactOptional(),
    actionGroup: monitorName,
    failedRule: monitorName,
    missingRule: monitorName,
    resolvedRule: monitorName,
  },
  "a map from resources to their names",
);

type Given = z.infer<typeof names>;

/** Where resources are made, and how they are called. */
export interface Place {
  readonly names: ReturnType<typeof namesOf>;
  /** What every resource gets that takes tags. */
  readonly within: {
    readonly resourceGroupName: Input<string>;
    readonly location: Input<string>;
    readonly tags?: Record<string, string>;
  };
}

/** The names of a stack's resources: what is not given is called after the stack. */
export function namesOf(stack: string, given: Given = {}) {
  const base = baseOf(stack);
  const defaults = {
    resourceGroup: base,
    identity: base,
    workspace: base,
    environment: base,
    diagnosticSetting: base,
    job: base,
    actionGroup: base,
    failedRule: `${base}-failed`,
    missingRule: `${base}-missing`,
    resolvedRule: `${base}-resolved`,
  };
  return { ...defaults, ...given };
}

/** The longest that every kind of resource takes, which is a job's. */
const longest = 32;

/** `apple-ade-contoso`; a stack whose name Azure does not take ends with a digest of it. */
function baseOf(stack: string): string {
  const readable = stack
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  const plain = `apple-ade-${readable}`;
  if (readable === stack && plain.length <= longest) return plain;
  const digest = createHash("sha256").update(stack).digest("hex").slice(0, 8);
  const room = longest - digest.length - 1;
  return `${plain.slice(0, room).replace(/-+$/, "")}-${digest}`;
}
