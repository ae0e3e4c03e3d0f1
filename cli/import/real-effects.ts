import { plain } from "../../policy/text/write.ts";
import { realEffects as graphEffects } from "../../stack/graph/effects.ts";
import { createReader } from "../../stack/graph/reader.ts";
import type { ImportEffects } from "./import.ts";
import { print } from "../print.ts";
import { runPulumi } from "../pulumi.ts";

function say(line: string): void {
  console.error(line);
}

/** The real Pulumi, Microsoft Graph, clock and terminal. */
export function realEffects(): ImportEffects {
  return {
    pulumi: runPulumi,
    reader: createReader({ ...graphEffects, say: (line) => say(plain(line, 2000)) }),
    now: graphEffects.now,
    print,
    say,
    color: process.stdout.hasColors?.() ?? false,
  };
}
