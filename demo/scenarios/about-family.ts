import { siblings } from "../../policy/wire/kinds.ts";
import { shown } from "../siblings.ts";
import { type ContosoSpec, contoso, corporate } from "./contoso.ts";
import { inventedId, noDate } from "./dep-onboarding-setting.ts";
import type { At, PolicyName, Scenario } from "./scenario.ts";

type Sibling = (typeof siblings)[number];

interface Spec {
  readonly name?: string;
  readonly live?: (at: At) => object;
  readonly declared?: (at: At) => object;
  readonly violates?: readonly PolicyName[];
}

/** One that is declared and held; healthy, where nothing else is said. */
function siblingOf({ section, nameKey }: Sibling, { name = "Company", ...spec }: Spec = {}) {
  const held = (at: At) => ({ ...shown[section].healthy(at, name), ...spec.live?.(at) });
  return {
    key: name.toLowerCase(),
    violates: spec.violates ?? [],
    held,
    live: (at: At): readonly object[] => [held(at)],
    declared: (at: At) => ({
      ...(nameKey && { [nameKey]: name }),
      renewBy: at.date(270),
      ...spec.declared?.(at),
    }),
  };
}

type Played = Omit<ContosoSpec, "name" | "title">;

/** A healthy token, and this one of another kind. */
export function beside(sibling: Sibling, spec: Spec): Played {
  const one = siblingOf(sibling, spec);
  const own = sibling.only ? { ...one, live: one.held } : [one];
  return { members: [corporate()], [sibling.section]: own };
}

interface FamilyRow {
  readonly condition: string;
  readonly title: (noun: string) => string;
  readonly played: (sibling: Sibling, violates: readonly PolicyName[]) => Partial<Played>;
}

const rows: readonly FamilyRow[] = [
  {
    condition: "exists",
    title: (noun) => `A declared ${noun} is not in the tenant`,
    played: (sibling, violates) => ({
      [sibling.section]: [
        { ...siblingOf(sibling, { violates }), live: () => [] },
        siblingOf(sibling, { name: "Other" }),
      ],
    }),
  },
  {
    condition: "unambiguous",
    title: (noun) => `Two live ${noun}s have the declared name`,
    played: (sibling, violates) => {
      const one = siblingOf(sibling, { violates });
      const twin = { id: inventedId("the other one") };
      return {
        [sibling.section]: [
          { ...one, live: (at: At) => [one.held(at), { ...one.held(at), ...twin }] },
        ],
      };
    },
  },
  {
    condition: "identity-unchanged",
    title: (noun) => `The pinned ${noun} is gone, and another one has taken its name`,
    played: (sibling, violates) =>
      beside(sibling, { declared: () => ({ id: inventedId("the pinned one") }), violates }),
  },
  {
    condition: "name-current",
    title: (noun) => `The pinned ${noun} has another name by now`,
    played: (sibling, violates) => {
      const declared = (at: At) => ({
        id: shown[sibling.section].healthy(at, "Company").id,
        [sibling.nameKey ?? ""]: "Former",
      });
      return beside(sibling, { declared, violates });
    },
  },
  {
    condition: "expiry-known",
    title: (noun) => `Intune gives no expiry of a ${noun}`,
    played: (sibling, violates) =>
      beside(sibling, { live: () => ({ expirationDateTime: noDate }), violates }),
  },
  {
    condition: "judged",
    title: (noun) => `Graph answers 403 when it is asked for ${noun}s`,
    played: (sibling, violates) => ({
      faults: { [sibling.section]: "forbidden" },
      ...beside(sibling, { violates }),
    }),
  },
];

/** What else may be so of any of which a tenant has several; their dates are beside this. */
export const aboutFamily: readonly Scenario[] = siblings
  .filter(({ only }) => !only)
  .flatMap((sibling) =>
    rows.map(({ condition, title, played }) => {
      const name: PolicyName = `${sibling.prefix}-${condition}`;
      const spec = { members: [corporate()], ...played(sibling, [name]) };
      return contoso({ name, title: title(sibling.noun), ...spec });
    }),
  );
