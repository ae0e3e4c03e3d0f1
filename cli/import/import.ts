import { kinds } from "../../policy/wire/kinds.ts";
import type { Declarations } from "../../stack/declaration/from-config.ts";
import type { Reader } from "../../stack/graph/reader.ts";
import { Refusal } from "../refusal.ts";
import { declarationsOf, withSections } from "./configuration.ts";
import { type Delivery, offer, write } from "./deliver.ts";
import type { Section } from "./item.ts";
import { offerOf } from "./offer.ts";
import { renewedIn } from "./renewed.ts";
import { readSettings, type StackChoice, type StackSettings } from "./stack-settings.ts";
import { summaryOf } from "./summary.ts";
import { readTenant } from "./tenant.ts";
import type { Changes } from "./write.ts";

/** What `apple-ade import` does to the world. */
export interface ImportEffects extends Delivery {
  readonly reader: Reader;
  readonly now: () => Date;
}

interface Found extends Changes {
  /** What else there may be; a sentence each. */
  readonly unread: readonly string[];
}

/** Done; or: what was offered is right, but is not all, or is not all written. */
export type ImportStatus = 0 | 2;

/** Offers what the tenant holds and the stack does not declare. Throws a `Refusal`. */
export async function importDeclarations(
  choice: StackChoice & { readonly write: boolean },
  effects: ImportEffects,
): Promise<ImportStatus> {
  const settings = await readSettings(effects.pulumi, choice);
  const declared = declarationsOf(settings);
  const found = await findIn(settings, declared, effects);
  let isDone = found.unread.length === 0;
  if (found.sections.length + found.renewals.length > 0) {
    if (choice.write) isDone = (await write(settings, declared, found, effects)) && isDone;
    else await offer(settings, found, effects);
  }
  for (const line of found.unread) effects.say(line);
  return isDone ? 0 : 2;
}

async function findIn(
  settings: StackSettings,
  declared: Declarations,
  { reader, now, say }: ImportEffects,
): Promise<Found> {
  const live = await readTenant(reader, declared.tenant, now());
  const refusalOf = (section: Section) => refusalIn(settings, section);
  const found = offerOf(declared, live, { now: now(), refusalOf });
  const renewals = renewedIn(declared, live, now());
  for (const line of summaryOf(declared.tenant.tenant, live, found, renewals)) say(line);
  for (const line of found.withheld) say(line);
  return { sections: found.sections, renewals, unread: live.unread };
}

/** What a preview would say against a declaration; by itself, as nothing else names its id. */
function refusalIn(settings: StackSettings, section: Section): string | undefined {
  const several = kinds.filter(({ only }) => !only);
  const lists = new Set(several.map((each) => `apple-ade:${each.section}`));
  const rest = Object.fromEntries(
    Object.entries(settings.config).filter(([key]) => !lists.has(key)),
  );
  try {
    declarationsOf({ ...settings, config: withSections(rest, [section]) });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.message.split("\n").slice(1).join("; ").trim();
  }
}
