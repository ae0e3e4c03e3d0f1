import { declaration, observation, observedAt } from "./expiring.ts";
import { clockTolerance } from "../text/time.ts";
import { instant, object, text } from "./values.ts";
import type { Wire, WrittenAs } from "./values.ts";

export const declaredVppToken = object({ ...declaration, displayName: text });

/** A sync later than its observation is no usable fact. */
const pastInstant: Wire<Date | undefined, string> = (value, _, { observedAt: from } = {}) => {
  const at = instant(value);
  const latest = observedAt(from).getTime() + clockTolerance;
  return at !== undefined && at.getTime() <= latest ? at : undefined;
};

export const liveVppToken = object({
  ...observation,
  displayName: text,
  /** As Graph beta names it. */
  state: text,
  lastSyncStatus: text,
  lastSyncedAt: pastInstant,
});

export type RecordedVppToken = WrittenAs<typeof liveVppToken>;
