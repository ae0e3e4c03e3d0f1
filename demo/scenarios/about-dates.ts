import { type KindRow, siblings } from "../../policy/wire/kinds.ts";
import { beside } from "./about-family.ts";
import { type ContosoSpec, contoso, corporate } from "./contoso.ts";
import { synced } from "./dep-onboarding-setting.ts";
import type { At, PolicyName, Scenario } from "./scenario.ts";

/** A renewal deadline and an expiry, in days from the moment that the scenario is played at. */
interface DatesRow {
  /** The policy's name without its kind. */
  readonly condition: string;
  readonly title: (thing: string) => string;
  /** 300 unless stated. */
  readonly daysLeft?: number;
  readonly renewBy: number;
  /** The declared generation; not declared unless stated. */
  readonly declaredDaysLeft?: number;
  /** Conditions of the same kind that cannot but be violated as well. */
  readonly also?: readonly string[];
}

const rows: readonly DatesRow[] = [
  {
    condition: "deadline-before-expiry",
    title: (thing) => `The deadline leaves less than two days before ${thing} expires`,
    daysLeft: 60,
    renewBy: 58,
  },
  {
    condition: "deadline-current",
    title: (thing) => `Renewed two months ago: ${thing}; the declaration is about its predecessor`,
    renewBy: -66,
    declaredDaysLeft: -30,
  },
  {
    condition: "deadline-met",
    title: (thing) => `The deadline passed, and ${thing} is still the old one`,
    daysLeft: 60,
    renewBy: -3,
    declaredDaysLeft: 60,
  },
  {
    condition: "not-expired",
    title: (thing) => `Expired five days ago: ${thing}`,
    daysLeft: -5,
    renewBy: -26,
  },
  // With so few days left, a deadline that leaves enough of them has passed by itself.
  {
    condition: "expiry-not-imminent",
    title: (thing) => `Three days are left of ${thing}`,
    daysLeft: 3,
    renewBy: -18,
    also: ["deadline-met", "not-expiring"],
  },
  {
    condition: "not-expiring",
    title: (thing) => `Twenty days are left of ${thing}`,
    daysLeft: 20,
    renewBy: 8,
  },
];

/** How a row is played. */
interface Played {
  readonly live: (at: At) => string | undefined;
  readonly declared: (at: At) => { readonly renewBy: string; readonly expiresAt?: string };
  readonly violates: readonly PolicyName[];
}

function token({ live, ...rest }: Played): Omit<ContosoSpec, "name" | "title"> {
  const held = (at: At) => {
    const expiry = live(at) ?? at.days(300);
    const isExpired = expiry < at.days(0);
    return { tokenExpirationDateTime: expiry, ...(isExpired && synced(at.days(-5.25))) };
  };
  return { members: [corporate({ ...rest, live: held })] };
}

/** The same dates for everything that expires. */
export const aboutDates: readonly Scenario[] = [
  ...rows.map((row) => {
    const name = `token-${row.condition}`;
    return contoso({ name, title: row.title("the token"), ...token(datesOf(row, "ade-token")) });
  }),
  ...siblings.flatMap((sibling) =>
    rows.map((row) => {
      const { prefix, noun, only } = sibling;
      const { live, ...rest } = datesOf(row, prefix);
      return contoso({
        name: `${prefix}-${row.condition}`,
        title: row.title(only ? `the ${only.short}` : `a ${noun}`),
        ...beside(sibling, {
          ...rest,
          live: (at) => ({ expirationDateTime: live(at) ?? at.days(300) }),
        }),
      });
    }),
  ),
];

function datesOf(
  { condition, daysLeft, renewBy, declaredDaysLeft, also = [] }: DatesRow,
  prefix: KindRow["prefix"],
): Played {
  return {
    live: (at: At) => (daysLeft === undefined ? undefined : at.days(daysLeft)),
    declared: (at: At) => ({
      renewBy: at.date(renewBy),
      ...(declaredDaysLeft !== undefined && { expiresAt: at.days(declaredDaysLeft) }),
    }),
    violates: [condition, ...also].map((each): PolicyName => `${prefix}-${each}`),
  };
}
