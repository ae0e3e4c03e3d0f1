import { isDeepStrictEqual } from "node:util";
import type { dynamic } from "@pulumi/pulumi";

type Props = Readonly<Record<string, unknown>>;

/**
 * Whether the declaration or a fact that a reviewer must see has changed. Not a change: what
 * moves by itself (sync times, counts), an unreadable tenant, the provider's own code.
 * @param meaningful the facts that matter of `live`; `undefined` when nothing is known
 */
export function diff(
  olds: Props,
  news: Props,
  meaningful: (live: Props) => unknown,
): dynamic.DiffResult {
  const live = liveOf(news);
  const facts = live["status"] === "unreadable" ? undefined : meaningful(live);
  const drifted = facts !== undefined && !isDeepStrictEqual(meaningful(liveOf(olds)), facts);
  return { changes: drifted || !isDeepStrictEqual(declared(olds), declared(news)) };
}

function declared(props: Props): Props {
  return Object.fromEntries(
    Object.entries(props).filter(([key]) => key !== "live" && !key.startsWith("__")),
  );
}

function liveOf(props: Props): Props {
  const { live } = props;
  return typeof live === "object" && live !== null ? { ...live } : {};
}
