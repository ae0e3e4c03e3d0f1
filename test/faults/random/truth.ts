import type { ResourceKind } from "../../../stack/declaration/resources.ts";

export type Props = Readonly<Record<string, unknown>>;

/** What is true of a declared resource, whatever becomes of the answers. */
export interface Truth {
  readonly kind: Exclude<ResourceKind, "AdeTenant">;
  readonly state: "healthy" | "broken" | "ambiguous" | "gone";
  /** The ids of the live ones that it is about. */
  readonly ids: readonly string[];
  /** Declared by the id that it has. */
  readonly pinned: boolean;
  /** Declared by the id of one that is gone: then only its name could show what replaced it. */
  readonly isPinnedOneGone?: boolean;
  /** Only a value of its profiles tells its state. */
  readonly isToldByProfiles: boolean;
  /** What is certainly known of it when nothing is said of it. */
  readonly facts: Props;
  /** What the last `up` recorded. */
  readonly record: Props;
}
