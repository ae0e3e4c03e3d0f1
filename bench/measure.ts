import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { packageRoot } from "../cli/package-root.ts";

/** Seconds by the clock, and of the processors: other work of a machine shows in the first alone. */
export interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

/** Something to measure; it may know better than its surroundings what it took. */
export type Work = () => Promise<Taken | void>;

/** One line of the page. */
export interface Row {
  readonly measure: string;
  readonly against: string;
  readonly seen: string;
  readonly cpu: string;
  readonly goal: string;
  readonly met: boolean;
}

/** Of two that were compared: what each took, in the middle of all turns. */
export interface Compared extends Row {
  readonly medians: { readonly ours: Taken; readonly theirs: Taken };
}

export interface Rivals {
  readonly measure: string;
  readonly ours: Work;
  readonly against: string;
  readonly theirs: Work;
  /** So many times as long as the other. */
  readonly most: number;
  /** The processors' seconds decide, which a second run gives again, unless time is the point. */
  readonly by?: "wall";
  /** It takes so long that a first turn would change nothing. */
  readonly isLong?: boolean;
}

/** How many times as long ours takes: both in turns, after a first one that warms the machine. */
export async function compare(rivals: Rivals, runs: number): Promise<Compared> {
  const { measure, ours, against, theirs, most, by = "cpu", isLong = false } = rivals;
  const pairs: { readonly ours: Taken; readonly theirs: Taken }[] = [];
  for (let turn = isLong ? 1 : 0; turn <= runs; turn += 1) {
    const pair = { theirs: await taken(theirs), ours: await taken(ours) };
    if (turn > 0) pairs.push(pair);
    console.error(
      `  ${measure}: ${turn} of ${runs}, ${seconds(pair.ours)} : ${seconds(pair.theirs)}`,
    );
  }
  const wall = pairs.map((each) => each.ours.wall / each.theirs.wall);
  const cpu = pairs.map((each) => each.ours.cpu / each.theirs.cpu);
  const middle = (who: "ours" | "theirs", what: keyof Taken) =>
    medianOf(pairs.map((each) => each[who][what]));
  const takenBy = (who: "ours" | "theirs") => ({
    wall: middle(who, "wall"),
    cpu: middle(who, "cpu"),
  });
  return {
    medians: { ours: takenBy("ours"), theirs: takenBy("theirs") },
    measure: `${measure} (${middle("ours", "wall").toFixed(2)} s)`,
    against,
    seen: spreadOf(wall),
    cpu: spreadOf(cpu),
    goal: `at most ${most.toFixed(2)} times`,
    met: medianOf(by === "wall" ? wall : cpu) <= most,
  };
}

/** A number that has a limit of its own. */
export function limited(
  measure: string,
  against: string,
  values: readonly number[],
  { most, unit }: { readonly most: number; readonly unit: string },
): Row {
  const met = medianOf(values) <= most;
  return {
    measure,
    against,
    seen: spreadOf(values),
    cpu: "–",
    goal: `at most ${most} ${unit}`,
    met,
  };
}

async function taken(work: Work): Promise<Taken> {
  const [begin, before] = [performance.now(), childrenSeconds()];
  const own = await work();
  return own ?? { wall: (performance.now() - begin) / 1000, cpu: childrenSeconds() - before };
}

/** Of this process's ended children and theirs, as Linux counts them, in hundredths of a second. */
function childrenSeconds(): number {
  if (process.platform !== "linux") return Number.NaN;
  const [, counted = ""] = readFileSync("/proc/self/stat", "utf8").split(") ");
  const [user, system] = counted.split(" ").slice(13, 15).map(Number);
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) / 100;
}

/** Runs a command to its end. Rejects at another exit status than those. */
export async function run(
  [command = "", ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
  {
    cwd = packageRoot,
    ends = [0],
  }: { readonly cwd?: string; readonly ends?: readonly number[] } = {},
): Promise<void> {
  const all = { ...process.env, no_grpc_proxy: "127.0.0.1", ...env };
  const child = spawn(command, args, { cwd, env: all, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const [status] = await once(child, "close");
  if (!ends.includes(Number(status)))
    throw new Error(`${command} ${args.join(" ")} ended with status ${String(status)}: ${said}`);
}

export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function spreadOf(values: readonly number[]): string {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const middle = medianOf(values).toFixed(2);
  if (middle === "NaN") return "–";
  return values.length === 1 ? middle : `${middle} (${lowest.toFixed(2)} to ${highest.toFixed(2)})`;
}

function seconds({ wall, cpu }: Taken): string {
  return `${wall.toFixed(2)} s (CPU ${cpu.toFixed(2)} s)`;
}
