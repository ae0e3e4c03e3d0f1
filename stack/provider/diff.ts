import { isDeepStrictEqual } from "node:util";
import type { dynamic } from "@pulumi/pulumi";
import { type Props, record } from "../../policy/wire/values.ts";

/**
 * Whether the declaration or a fact that a reviewer must see has changed. Not a change: what
 * moves by itself (sync times, counts), an unreadable tenant, the provider's own code.
 * @param drift the facts that matter of `live`; `undefined` when nothing is known
 */
export function diff(
  olds: Props,
  news: Props,
  drift: (live: Props) => unknown,
): dynamic.DiffResult {
  const live = record(news["live"]);
  const facts = live["status"] === "unreadable" ? undefined : drift(live);
  const drifted = facts !== undefined && !isDeepStrictEqual(drift(record(olds["live"])), facts);
  return { changes: drifted || !isDeepStrictEqual(declaredOf(olds), declaredOf(news)) };
}

/** Without what was observed, what earlier versions recorded of the program, and what Pulumi adds. */
export function declaredOf(props: Props): Props {
  return Object.fromEntries(
    Object.entries(props).filter(
      ([key]) => key !== "live" && key !== "program" && !key.startsWith("__"),
    ),
  );
}
