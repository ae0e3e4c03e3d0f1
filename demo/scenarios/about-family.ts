import { siblings } from "../../policy/wire/kinds.ts";
import { type SiblingSpec, shown } from "../siblings.ts";
import { type ContosoSpec, contoso, corporate } from "./contoso.ts";
import { inventedId, noDate } from "./dep-onboarding-setting.ts";
import type { At, PolicyName, Scenario } from "./scenario.ts";

type Sibling = (typeof siblings)[number];

function siblingOf({ section }: Sibling, spec: SiblingSpec = {}, name = "Company") {
  return shown[section].member(name, spec);
}

function heldOf(sibling: Sibling, at: At) {
  return [siblingOf(sibling).live(at) ?? []].flat();
}

type Played = Omit<ContosoSpec, "name" | "title">;

/** A healthy token, and this one of another kind. */
export function beside(sibling: Sibling, spec: SiblingSpec): Played {
  const one = siblingOf(sibling, spec);
  return { members: [corporate()], [sibling.section]: sibling.only ? one : [one] };
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
        siblingOf(sibling, {}, "Other"),
      ],
    }),
  },
  {
    condition: "unambiguous",
    title: (noun) => `Two live ${noun}s have the declared name`,
    played: (sibling, violates) => {
      const twin = { id: inventedId("the other one") };
      const live = (at: At) => heldOf(sibling, at).flatMap((one) => [one, { ...one, ...twin }]);
      return { [sibling.section]: [{ ...siblingOf(sibling, { violates }), live }] };
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
        id: heldOf(sibling, at)[0]?.id,
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
