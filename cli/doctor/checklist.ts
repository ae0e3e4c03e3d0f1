import { plain } from "../../policy/text/write.ts";

export type State = "ok" | "warn" | "fail" | "skipped";

/** What one check saw, and what a person does about it. */
export interface Outcome {
  readonly state: State;
  readonly seen: string;
  /** More of what was seen, a line each. */
  readonly details?: readonly string[];
  readonly todo?: readonly string[];
}

export interface Line extends Outcome {
  readonly name: string;
  readonly title: string;
}

/** Gathers into `Found` what later checks need. */
export interface Check<World, Found> {
  readonly name: string;
  readonly title: string;
  /** When it fails, for its page: a clause. */
  readonly fails: string;
  /** It says nothing of its own where one of these failed or was skipped. */
  readonly needs: readonly string[];
  readonly run: (
    world: World,
    found: Found,
  ) => Promise<Outcome & { readonly found?: Partial<Found> }>;
}

export interface Examined<Found> {
  readonly lines: readonly Line[];
  readonly found: Found;
}

/**
 * Runs the checks in their order, which is that of causes: the first that fails is the root.
 * @param nothing what is known before the first
 */
export async function examine<World, Found extends object>(
  checks: readonly Check<World, Found>[],
  world: World,
  nothing: Found,
): Promise<Examined<Found>> {
  const lines: Line[] = [];
  const found = { ...nothing };
  for (const { name, title, needs, run } of checks) {
    const first = lines.find((each) => needs.includes(each.name) && isMissing(each));
    const outcome: Outcome & { readonly found?: Partial<Found> } =
      first === undefined ? await run(world, found) : skipped(`"${first.title}" comes first.`);
    Object.assign(found, outcome.found);
    lines.push({ name, title, ...harmless(outcome) });
  }
  return { lines, found };
}

export function skipped(why: string): Outcome {
  return { state: "skipped", seen: `not run: ${why}` };
}

/** The first that failed: what to mend before anything else. */
export function rootOf(lines: readonly Line[]): Line | undefined {
  return lines.find(({ state }) => state === "fail");
}

function isMissing({ state }: Line): boolean {
  return state === "fail" || state === "skipped";
}

/** Words of a tenant, a file or a program may be among them. */
function harmless({ state, seen, details = [], todo = [] }: Outcome): Outcome {
  return {
    state,
    seen: plain(seen),
    ...(details.length > 0 && { details: details.map((each) => plain(each)) }),
    ...(todo.length > 0 && { todo: todo.map((each) => plain(each)) }),
  };
}
