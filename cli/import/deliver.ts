import { relative } from "node:path";
import { plain } from "../../policy/text/write.ts";
import { kinds } from "../../policy/wire/kinds.ts";
import { type Declarations, declaredOf } from "../../stack/declaration/from-config.ts";
import { Refusal } from "../refusal.ts";
import { difference } from "./difference.ts";
import type { Pulumi } from "../pulumi.ts";
import { programOf } from "./program.ts";
import type { Renewal } from "./renewed.ts";
import { textOf, Unmergeable } from "./stack-document.ts";
import { readStored, type StackSettings } from "./stack-settings.ts";
import { correctionLines } from "./summary.ts";
import { carryOut, type Changes, type Plan, planOf } from "./write.ts";

/** How results reach people and files. */
export interface Delivery {
  readonly pulumi: Pulumi;
  /** The result, for files and pipes. */
  readonly print: (text: string) => Promise<void>;
  /** A line for the person who watches. */
  readonly say: (line: string) => void;
  readonly color: boolean;
  /** Arguments for a program instead of configuration. */
  readonly asProgram?: boolean;
}

/** Prints what is to be written, and changes nothing. */
export async function offer(
  { file }: StackSettings,
  changes: Changes,
  delivery: Delivery,
): Promise<void> {
  await show(file, changes, delivery);
  if (delivery.asProgram === true) {
    delivery.say("Nothing was changed. Put it into the arguments of new AdeTenant(…).");
    return;
  }
  delivery.say(
    `Nothing was changed. With --write this is merged into ${shown(file)}, and the difference shown first.`,
  );
}

/**
 * Shows the difference and writes it. What cannot be written safely is printed instead.
 * @returns whether all of it is written; throws a `Refusal` when nothing is
 */
export async function write(
  settings: StackSettings,
  declared: Declarations,
  changes: Changes,
  delivery: Delivery,
): Promise<boolean> {
  try {
    const plan = planOf(settings, changes);
    if (plan.after !== plan.before) await writePlan(plan, settings, declared, delivery, next);
    correct(settings.file, plan.byHand, delivery);
    return plan.byHand.length === 0;
  } catch (error) {
    if (!(error instanceof Unmergeable)) throw error;
    await show(settings.file, changes, delivery);
    throw new Refusal(`${shown(settings.file)} was not changed: ${plain(error.message)}.`, [
      "Put in by hand what is printed here.",
    ]);
  }
}

const next = "Look at the deadlines, name the owners, then check: npx --no-install apple-ade check";

/** Shows the difference, and writes it when Pulumi would read what it should. */
export async function writePlan(
  plan: Plan,
  settings: StackSettings,
  declared: Declarations,
  { pulumi, print, say, color }: Delivery,
  then = "Preview it.",
): Promise<void> {
  const { stack, file } = settings;
  const secrets = kinds
    .flatMap((kind) => [...declaredOf(declared, kind).values()])
    .flatMap(({ appleIdentifier }) => appleIdentifier ?? []);
  const read = async (configFile: string) =>
    (await readStored(pulumi, { stack, configFile })).config;
  await carryOut(plan, settings, read, () =>
    print(difference(shown(file), plan.before, plan.after, { color, secrets })),
  );
  say(`${shown(file)} is written. ${then}`);
}

async function show(
  file: string,
  { sections, renewals }: Changes,
  delivery: Delivery,
): Promise<void> {
  const text = () =>
    delivery.asProgram === true
      ? programOf(sections)
      : textOf([{ key: "config", items: sections }]);
  if (sections.length > 0) await delivery.print(text());
  correct(file, renewals, delivery);
}

function correct(file: string, renewals: readonly Renewal[], { say }: Delivery): void {
  if (renewals.length === 0) return;
  say("Renewed in Intune; in the stack's configuration, correct two lines of each:");
  for (const line of correctionLines(file, renewals)) say(line);
}

function shown(file: string): string {
  return plain(relative(process.cwd(), file) || file);
}
