import { now, recordEffects } from "../../stack/effects.ts";
import { acceptable, startProcess } from "../../stack/provider/check.ts";
import type { Start } from "../matrix.ts";
import { messagesOf, type Seen } from "../run.ts";
import type { Sequence } from "./sequence.ts";
import { setStage, type Stage } from "./stage.ts";
import type { Props } from "./truth.ts";

export interface Played extends Pick<Stage, "truths"> {
  readonly seen: Seen;
  /** The promises that were broken. */
  readonly broken: readonly string[];
}

/** Plays a sequence through the real providers and all policies. */
export async function playInProcess(
  sequence: Sequence,
  start: Start,
  elsewhere: string,
): Promise<Played> {
  const stage = await setStage(sequence, { start, now, clock: () => now, elsewhere });
  try {
    const seen = await check(stage);
    return { truths: stage.truths, seen, broken: stage.brokenBy(seen) };
  } finally {
    await stage.tenant.close();
  }
}

async function check({ resources, truths }: Stage): Promise<Seen> {
  const effects = recordEffects();
  const providers = startProcess(effects);
  const findings: Record<string, Readonly<Record<string, string>>> = {};
  const live: Record<string, Props> = {};
  for (const [name, kind, inputs] of resources) {
    const { record = {} } = truths.get(name) ?? {};
    const { inputs: props, failures = [] } = await providers[kind].check(record, { ...inputs });
    if (failures.length > 0) throw new Error(`${name}: ${JSON.stringify(failures)}`);
    live[name] = acceptable(props["live"]);
    findings[name] = messagesOf(kind, name, acceptable(props), effects.now());
  }
  return { findings, live, said: effects.said };
}
