import { plain } from "../../policy/text/write.ts";
import { realEffects as graphEffects } from "../../stack/graph/effects.ts";
import { createReader } from "../../stack/graph/reader.ts";
import { isColored, print } from "../print.ts";
import { runPulumi } from "../pulumi.ts";
import type { Delivery } from "./deliver.ts";
import type { ImportEffects } from "./import.ts";

/** The real Pulumi, and the terminal that this runs in. */
export function terminal(): Delivery {
  return { pulumi: runPulumi, print, say: (line) => console.error(line), color: isColored() };
}

/** With Microsoft Graph and the clock. */
export function realEffects(): ImportEffects {
  const delivery = terminal();
  const say = (line: string) => delivery.say(plain(line, 2000));
  return { ...delivery, reader: createReader({ ...graphEffects, say }), now: graphEffects.now };
}
