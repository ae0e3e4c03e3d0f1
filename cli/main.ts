import { Command, CommanderError } from "commander";
import { manifest } from "./package-root.ts";
import { failWithoutOutput } from "./print.ts";
import { crash, Refusal } from "./refusal.ts";

interface Entry {
  readonly name: string;
  readonly about: string;
  /** Not for people. */
  readonly hidden?: true;
  readonly load: () => Promise<() => Command>;
}

/** Only the command that is called is loaded, with its libraries. */
export const commands: readonly Entry[] = [
  {
    name: "init",
    about: "Write what a project lacks: for a tenant, its stack and a pipeline",
    load: async () => (await import("./commands/init.ts")).initCommand,
  },
  {
    name: "check",
    about: "Preview with the policy pack, and report what it finds, also when it fails",
    load: async () => (await import("./commands/check.ts")).checkCommand,
  },
  {
    name: "import",
    about: "Declare what a tenant holds: prints what the stack's file lacks, or writes it",
    load: async () => (await import("./commands/import.ts")).importCommand,
  },
  {
    name: "doctor",
    about: "Examine the set-up, from Node to what Graph answers; name what to mend first",
    load: async () => (await import("./commands/doctor.ts")).doctorCommand,
  },
  {
    name: "acknowledge",
    about: "Accept a finding of a token for a while: writes it into the stack's file",
    load: async () => (await import("./commands/acknowledge.ts")).acknowledgeCommand,
  },
  {
    name: "explain",
    about: "Explain a policy or a sync error code; without either, list what there is",
    load: async () => (await import("./commands/explain.ts")).explainCommand,
  },
  {
    name: "publish",
    about: "Show a report where people work: on a pull request, or as an issue for each token",
    load: async () => (await import("./commands/publish.ts")).publishCommand,
  },
  {
    name: "demo",
    about: "Run a tenant on this machine to try things on, until Ctrl-C",
    load: async () => (await import("./commands/demo.ts")).demoCommand,
  },
  {
    name: "pack-path",
    about: "Print the policy pack's folder, for pulumi preview --policy-pack",
    load: async () => (await import("./commands/pack-path.ts")).packPathCommand,
  },
  {
    name: "scheduled",
    about: "Check the stack that APPLE_ADE_STACK and APPLE_ADE_CONFIG describe, as a job does",
    hidden: true,
    load: async () => (await import("./commands/scheduled.ts")).scheduledCommand,
  },
];

/** Runs `apple-ade` with the arguments after its name; the exit status is the process's. */
export async function main(args: readonly string[]): Promise<void> {
  failWithoutOutput();
  const program = new Command("apple-ade")
    .version(manifest.version)
    .description("Apple ADE tokens in Microsoft Intune: checked, reported, explained")
    .exitOverride();
  const called = args[0] === "help" ? args[1] : args[0];
  try {
    for (const { name, about, hidden = false, load } of commands) {
      const command = name === called ? (await load())() : new Command(name);
      program.addCommand(command.description(about).exitOverride(), { hidden });
    }
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = statusOf(error);
  }
}

/** The exit status of what a person asked for and cannot have. */
const notRun = 2;

function statusOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : notRun;
  console.error(error instanceof Refusal ? error.message : crash(error));
  return notRun;
}
