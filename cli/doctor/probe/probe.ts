import { isCloud } from "../../../stack/graph/clouds.ts";
import { manifest } from "../../package-root.ts";
import type { Diary } from "../diary.ts";
import type { Found, Line } from "../world.ts";
import { bySibling, type Probe } from "./schema.ts";

/** By `bugs` of the package's own manifest. */
export function whereToSend(): string {
  const { bugs = "the project's issue tracker" } = manifest;
  return `Read it, and attach it to an issue: ${typeof bugs === "string" ? bugs : bugs.url}. To play it here: npx --no-install apple-ade demo --replay FILE`;
}

/** JSON for people: what has nothing within it stands on one line. */
export function probeText(probe: Probe): string {
  const innermost = /[[{]\n[^[\]{}]*\n\s*[\]}]/g;
  const text = JSON.stringify(probe, undefined, 1);
  return `${text.replaceAll(innermost, (each) => each.replaceAll(/\s*\n\s*/g, " "))}\n`;
}

export function probeOf(lines: readonly Line[], found: Found, diary: Diary): Probe {
  return {
    probe: 1,
    appleAde: manifest.version,
    live: found.declared !== undefined && isCloud(found.declared.connection.endpoint),
    checks: lines.map(({ name, state }) => ({ name, state })),
    credentials: diary.credentials().map(({ credential }) => credential),
    requests: diary.requests(),
    tenant: diary.tenant(),
    ...declaredIn(found, diary),
  };
}

function declaredIn({ configuration }: Found, { mask }: Diary): Pick<Probe, "declared"> {
  if (configuration === undefined) return {};
  const { tokens, ignoredTokens = [] } = configuration;
  return {
    declared: {
      // Logical names are names as well.
      tokens: Object.values(tokens).map(mask),
      ignoredTokens: ignoredTokens.map(mask),
      ...bySibling(({ section, only }) => {
        const { [section]: own = {} } = configuration;
        const all = only ? [own] : Object.values(own);
        return all.filter((each) => Object.keys(each).length > 0).map(mask);
      }),
      defaults: mask(configuration.defaults ?? {}),
      devices: mask(configuration.devices),
    },
  };
}
