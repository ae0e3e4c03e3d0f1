import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { parseOutputs } from "../../cli/check/output.ts";
import { loadProfile } from "../../cli/check/profile.ts";
import { commands } from "../../cli/main.ts";
import { fencedIn } from "./markdown.ts";

const root = join(import.meta.dirname, "../..");

/** Programs whose arguments nobody checks here. */
const others = new Set(["az", "cd", "curl", "echo", "git", "jq", "mkdir", "vitest"]);

/** What a page has somebody type: its shell blocks, and what begins like a command in its text. */
export function commandsIn(markdown: string): readonly string[] {
  const blocks = fencedIn(markdown, "sh").flatMap((text) =>
    text.replaceAll("\\\n", " ").split("\n"),
  );
  const inline = [...markdown.matchAll(/`((?:npx|npm|git|pulumi|apple-ade) [^`]+)`/g)].map(
    ([, text = ""]) => text,
  );
  const notCommands = /^(?:#|$|export |[A-Z_]+=|\\?")/;
  return [...blocks, ...inline]
    .map((line) => line.trim())
    .filter((line) => !notCommands.test(line));
}

/** Why a command cannot be what it says; `undefined` where it can. */
export async function problemOf(command: string): Promise<string | undefined> {
  const words = wordsOf(command);
  const [program = "", ...args] = words.slice(
    words[0] !== "npx" ? 0 : words[1] === "--no-install" ? 2 : 1,
  );
  try {
    if (program === "apple-ade") await understand(args);
    else if (program === "pulumi") knowPulumi(args);
    else if (program === "npm") knowScript(args);
    else if (!others.has(program)) return `${command}: ${program} is not known`;
    return missing(args);
  } catch (error) {
    return `${command}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function wordsOf(command: string): readonly string[] {
  const words = command.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) => word.replaceAll(/['"]/g, ""));
}

/** By the command's own parser, which throws. */
async function understand(args: readonly string[]): Promise<void> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  const called = commands.filter(({ name, hidden }) => name === args[0] && hidden !== true);
  for (const { load } of called) {
    const command = (await load())();
    command.exitOverride().configureOutput({ writeErr: () => {} });
    command.action(() => {
      const { profile, format } = command.opts<{
        profile?: string;
        format?: string | readonly string[];
      }>();
      if (profile !== undefined && !/[.…]|^[A-Z]+$/.test(profile)) loadProfile(profile);
      // Of a doctor and an import, it is one of the choices that the command names.
      if (Array.isArray(format)) parseOutputs(format);
    });
    for (const each of command.commands) each.exitOverride().action(() => {});
    program.addCommand(command);
  }
  await program.parseAsync([...args], { from: "user" });
}

const helps = new Map<string, string>();

const isOption = (word: string): boolean => word.startsWith("-");

/** By what the CLI says of itself. */
function knowPulumi(args: readonly string[]): void {
  if (isOption(args[0] ?? "-")) return;
  const two = /^(?:stack|config)$/.test(args[0] ?? "") && args[1] !== undefined;
  const subcommand = args.slice(0, two && !isOption(args[1] ?? "-") ? 2 : 1);
  const key = subcommand.join(" ");
  const help = helps.get(key) ?? execFileSync("pulumi", [...subcommand, "--help"]).toString();
  helps.set(key, help);
  const [, aliases = ""] = /^Aliases:\n +(.*)$/m.exec(help) ?? [];
  if (
    !help.includes(`\n  pulumi ${key} `) &&
    !aliases.split(", ").includes(subcommand.at(-1) ?? "")
  )
    throw new Error(`pulumi has no ${key}`);
  for (const option of args.filter(isOption).map((word) => word.split("=")[0] ?? ""))
    if (!new RegExp(`(?:^|[\\s,])${option}(?=[\\s,=])`, "m").test(help))
      throw new Error(`pulumi ${key} has no ${option}`);
}

function knowScript([first = "", second = ""]: readonly string[]): void {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Readonly<Record<string, string>>;
  };
  const script = first === "run" ? second : first;
  const known = ["ci", "init", "install", "pack", "publish"];
  if (!(script in scripts) && !known.includes(script)) throw new Error(`no script ${script}`);
}

/** Paths of this project, as they are in a checkout or below its installed package. */
function missing(args: readonly string[]): string | undefined {
  const paths = args
    .map((word) => word.replace(/^node_modules\/pulumi-apple-ade\//, ""))
    .filter((word) => /^(?:policy|docs|test|cli|demo|stack)(?:\/|$)/.test(word));
  const lost = paths.find((path) => !existsSync(join(root, path)));
  return lost === undefined ? undefined : `${lost} does not exist`;
}
