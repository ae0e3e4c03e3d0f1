import { clockTolerance } from "../text/time.ts";
import { observation, observedAt } from "./expiring.ts";
import { instant, object, text, type Wire, type WrittenAs } from "./values.ts";

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
