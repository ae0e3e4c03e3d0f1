import { bodies } from "./bodies.ts";
import { connections } from "./connections.ts";
import { credentials } from "./credentials.ts";
import { dates } from "./dates.ts";
import { elements } from "./elements.ts";
import type { Fault } from "./fault.ts";
import { paging, redirects } from "./links.ts";
import { names } from "./names.ts";
import { interruptions, refusals } from "./statuses.ts";
import { values } from "./values.ts";

/** Faults of one kind, under a title for people. */
export interface Family {
  readonly title: string;
  readonly faults: readonly Fault[];
}

/** Every fault that is played against single requests; a new one is an entry in its family. */
export const families = {
  connections: { title: "Connections and time", faults: connections },
  credentials: { title: "Sign-in", faults: credentials },
  refusals: { title: "Refusals", faults: refusals },
  interruptions: { title: "Interruptions", faults: interruptions },
  redirects: { title: "Redirects", faults: redirects },
  bodies: { title: "Answers that are none", faults: bodies },
  paging: { title: "Pages and links", faults: paging },
  elements: { title: "Elements", faults: elements },
  values: { title: "Values", faults: values },
  dates: { title: "Dates", faults: dates },
  names: { title: "Names", faults: names },
} as const satisfies Record<string, Family>;
