import { homedir } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { advance, daysIn, happen } from "../../demo/deeds.ts";
import type { Deed } from "../../demo/life.ts";
import { type Memory, memoryFile, readMemory, writeMemory } from "../../demo/memory.ts";
import { listScenarios, type Played, serve } from "../../demo/serve.ts";
import { demoPort } from "../init/files.ts";
import { print } from "../print.ts";
import { Refusal } from "../refusal.ts";

interface Given extends Played {
  readonly port: number;
  readonly list?: true;
}

export function demoCommand(): Command {
  const command = new Command("demo")
    .option("--port <number>", "where it listens; 0 takes a free one", portIn, demoPort)
    .option("--scenario <name>", "the situation that it plays", "default")
    .option("--replay <file>", "play a tenant of the shape that a probe of doctor tells of")
    .option("--fresh", "begin anew: forget its dates, its sign-in and what happened to it")
    .option("--list", "show the situations that there are")
    .action(({ port, list, ...played }: Given) =>
      list ? print(`${listScenarios()}\n`) : serve(played, port, file()),
    );
  for (const [what, about, argument] of deeds) {
    const deed = new Command(what).description(about);
    if (argument !== undefined) deed.argument("<token>", argument);
    command.addCommand(
      deed.action((token: unknown) =>
        change((memory, now) =>
          happen(memory, typeof token === "string" ? { what, token } : { what }, now),
        ),
      ),
    );
  }
  return command.addCommand(
    new Command("advance")
      .description("look ahead: say how a check sees the tenant that many days from now")
      .argument("<days>", "such as 30d; they add up")
      .action((days: string) => change((memory, now) => advance(memory, daysIn(days), now))),
  );
}

const name = "its name in Intune";

const deeds: readonly (readonly [what: Deed["what"], about: string, argument?: string])[] = [
  ["renew", "renew a token: it expires a year from now", name],
  ["accept-terms", "accept Apple's new terms"],
  ["replace", "delete a token, and add another of the same name", name],
  ["delete", "delete a token", name],
];

/** A demo that runs sees it with its next request. */
async function change(
  by: (memory: Memory, now: Date) => { readonly memory: Memory; readonly told: string },
): Promise<void> {
  const before = readMemory(file());
  if (before === undefined)
    throw new Refusal("No demo was started yet: npx --no-install apple-ade demo");
  const { memory, told } = by(before, new Date());
  await writeMemory(file(), memory);
  await print(`${told}\n`);
}

function file(): string {
  return memoryFile(process.env, homedir());
}

function portIn(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError("It must be a number from 0 to 65535.");
}
