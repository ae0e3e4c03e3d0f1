import { record } from "../../policy/wire/values.ts";
import { Refusal } from "../refusal.ts";
import { declarationsOf, isSameConfig, valueOf, withSections } from "./configuration.ts";
import { isSection, type Section } from "./item.ts";
import { renew, under } from "./renew.ts";
import type { Renewal } from "./renewed.ts";
import { documentOf, merge, Unmergeable } from "./stack-document.ts";
import { pairOf, valueAt } from "../yaml-map.ts";
import { readStackFile, replaceStackFile } from "./stack-file.ts";
import type { StackSettings } from "./stack-settings.ts";

/** What is to be written into a stack's file. */
export interface Changes {
  readonly sections: readonly Section[];
  readonly renewals: readonly Renewal[];
}

/** A stack's file as it will be. */
export interface Plan {
  readonly before: string;
  readonly after: string;
  /** What a person has to change, because it does not stand there as plain values. */
  readonly byHand: readonly Renewal[];
  /** What Pulumi reads from it then. */
  readonly config: StackSettings["config"];
}

/** Throws `Unmergeable` when the file cannot be changed without touching what stands there. */
export function planOf({ file, config }: StackSettings, { sections, renewals }: Changes): Plan {
  const before = readStackFile(file);
  assertOwn(before, config, sections);
  const written: Renewal[] = [];
  const renewed = renewals.reduce((text, renewal) => {
    const next = renew(text, renewal);
    if (next !== undefined) written.push(renewal);
    return next ?? text;
  }, before);
  const items = [{ key: "config", items: sections }];
  return {
    before,
    after: sections.length === 0 ? renewed : merge(renewed, items),
    byHand: renewals.filter((each) => !written.includes(each)),
    config: withSections(config, [
      ...written.map((each) => under(each.path, each)).filter(isSection),
      ...sections,
    ]),
  };
}

/** A section in the stack's file hides the one of the project or of an environment whole. */
function assertOwn(
  text: string,
  config: StackSettings["config"],
  sections: readonly Section[],
): void {
  const own = valueAt(documentOf(text).contents, ["config"]);
  for (const { key } of sections) {
    const effective = valueOf(config[key]);
    const isDeclared = Object.keys(record(effective)).length > 0;
    if (isDeclared && pairOf(own, key) === undefined)
      throw new Unmergeable(`${key} is declared elsewhere, and would be hidden by one here`);
  }
}

/**
 * Writes the file if Pulumi reads from it what it should. Throws `Unmergeable`.
 * @param announce called before it is written, when nothing stands against it
 */
export async function carryOut(
  plan: Plan,
  { stack, file }: StackSettings,
  read: (path: string) => Promise<StackSettings["config"]>,
  announce: () => Promise<void>,
): Promise<void> {
  await replaceStackFile(file, plan, async (path) => {
    try {
      const config = await read(path);
      if (!isSameConfig(config, plan.config))
        throw new Unmergeable("Pulumi would read something else from the result");
      declarationsOf({ config, stack });
    } catch (error) {
      throw error instanceof Refusal
        ? new Unmergeable(`Pulumi would not accept the result (${error.message})`)
        : error;
    }
    await announce();
  });
}
