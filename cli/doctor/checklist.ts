import { plain } from "../../policy/text/write.ts";
import type { DoctorCheck, Found, Line, Outcome, Seen, World } from "./world.ts";

/** The lines, and what the checks have found out. */
export interface Examined {
  readonly lines: readonly Line[];
  readonly found: Found;
}

/**
 * Runs the checks in their order, which is that of causes: the first that fails is the root.
 */
export async function examine(checks: readonly DoctorCheck[], world: World): Promise<Examined> {
  const lines: Line[] = [];
  const found: Found = {};
  for (const { name, title, needs, run } of checks) {
    const first = lines.find(
      ({ name: of, state }) => needs.includes(of) && (state === "fail" || state === "skipped"),
    );
    const outcome: Seen =
      first === undefined
        ? await run(world, found)
        : { state: "skipped", seen: `not run: "${first.title}" comes first.` };
    Object.assign(found, outcome.found);
    lines.push({ name, title, ...harmless(outcome) });
  }
  return { lines, found };
}

/** The first that failed: what to mend before anything else. */
export function rootOf(lines: readonly Line[]): Line | undefined {
  return lines.find(({ state }) => state === "fail");
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
