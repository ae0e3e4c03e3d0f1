import { Command } from "commander";
import { type Acceptance, acknowledge } from "../acknowledge/acknowledge.ts";
import { terminal } from "../import/real-effects.ts";
import { endOnSignals } from "../interruption.ts";
import { configFileOption } from "./config-file.ts";

type Given = Omit<Acceptance, "token" | "policy">;

export function acknowledgeCommand(): Command {
  return new Command("acknowledge")
    .argument("<token>", "its key in the stack's file, or its name in Intune")
    .argument("<policy>", "the policy; its stricter twin is covered too")
    .requiredOption("--reason <text>", "why it may wait")
    .requiredOption("--until <date>", "the last day, at most 30 days ahead")
    .option("--owner <name>", "who decides; default: the token's owner")
    .option("-s, --stack <name>", "the stack; default: the selected one")
    .option(...configFileOption)
    .action(async (token: string, policy: string, given: Given) => {
      endOnSignals();
      const { stack, configFile } = given;
      await acknowledge({ ...given, stack, configFile, token, policy }, terminal(), new Date());
    });
}
