import { parseArgs } from "node:util";
import { replay } from "./replay.ts";
import { findScenario, scenarios } from "./scenarios/catalog.ts";
import type { Scenario } from "./scenarios/scenario.ts";

/** What the command line asks for. */
export type ServeRequest =
  | { readonly kind: "serve"; readonly scenario: Scenario; readonly port: number }
  | { readonly kind: "list" }
  | { readonly kind: "mistake"; readonly message: string };

export function parseServeArguments(args: readonly string[]): ServeRequest {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        scenario: { type: "string", default: "default" },
        replay: { type: "string" },
        port: { type: "string", default: "0" },
        list: { type: "boolean", default: false },
      },
    });
    if (values.list) return { kind: "list" };
    if (values.replay !== undefined) return serving(replay(values.replay), values.port);
    const scenario = findScenario(values.scenario);
    return scenario === undefined
      ? mistake(`There is no scenario "${values.scenario}"; --list shows those that there are.`)
      : serving(scenario, values.port);
  } catch (error) {
    return mistake(error instanceof Error ? error.message : String(error));
  }
}

/** One line for each scenario: its name, and what is the matter in it. */
export function listScenarios(): string {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  return scenarios.map(({ name, title }) => `${name.padEnd(width)}  ${title}`).join("\n");
}

function serving(scenario: Scenario, portText: string): ServeRequest {
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65_535)
    return mistake(`--port must be a number from 0 to 65535, not "${portText}".`);
  return { kind: "serve", scenario, port };
}

function mistake(message: string): ServeRequest {
  return { kind: "mistake", message: message.split("\n").join(" ") };
}
