import { siblings } from "../../policy/wire/kinds.ts";
import type { Entry } from "./entry.ts";
import type { BySibling } from "./scenario.ts";

/** One of another kind. */
type Sibling<Live> = Omit<Entry<Live, object>, "key">;

/** Those of each other kind, of which a scenario may have some. */
export type Siblings = BySibling<
  readonly Entry<readonly object[], object>[],
  Sibling<object | undefined>
>;

/** By section, what is made of those that a scenario has of a kind. */
export function bySibling(
  spec: Siblings,
  make: (own: readonly Entry<unknown, object>[], only: boolean) => unknown,
): object {
  return Object.fromEntries(
    siblings.flatMap(({ section, only }) => {
      const own = [spec[section] ?? []].flat().map((each) => ({ key: "", ...each }));
      const made = make(own, only !== undefined);
      return made === undefined ? [] : [[section, made]];
    }),
  );
}
