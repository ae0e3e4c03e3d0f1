import { elementsOf, type Props } from "../answers.ts";
import { denied, isFinal, reidentified } from "./consequences.ts";
import type { Checked } from "./promises.ts";
import type { Struck } from "./striking.ts";

/** What must never happen with the list of the tokens. */
export function brokenOfList(checked: Checked): readonly string[] {
  const declared = falselyUndeclared(checked);
  return isToldUnread(checked) ? declared : [...declared, ...lostInSilence(checked)];
}

export function isToldUnread(checked: Checked): boolean {
  return ["authorized", "readable", "understood"].some((end) =>
    isViolated(checked, `ade-tenant-${end}`),
  );
}

/** A policy about the tenant itself. */
export function isViolated({ seen }: Checked, policy: string): boolean {
  return policy in (seen.findings["tenant"] ?? {});
}

function falselyUndeclared(checked: Checked): readonly string[] {
  const named = undeclaredIn(checked).filter(({ tokenName }) => tokenName !== undefined);
  const ids = new Set(named.map(({ id }) => id));
  return [...checked.truths]
    .filter(([, truth]) => truth.ids.some((id) => ids.has(id)) && !denied(truth, checked.struck))
    .map(([name]) => `${name} is declared, and said to be nobody's.`);
}

/** The list counts as complete: then no fault has ended it, and every token is somewhere. */
function lostInSilence(checked: Checked): readonly string[] {
  const seen = Object.values(checked.seen.live).flatMap((live) => [
    live["id"],
    ...elementsOf({ value: live["candidates"] }).map(idOf),
  ]);
  const accounted = new Set([
    ...seen,
    ...undeclaredIn(checked).map(idOf),
    ...reidentified(checked.struck),
  ]);
  const lost = checked.ids.filter((id) => !accounted.has(id));
  return [
    ...checked.struck
      .filter(endsList)
      .map(({ fault }) => `"${fault.name}" ended the list in silence.`),
    ...lost.map((id) => `The token ${id} was lost in silence.`),
  ];
}

function endsList(strike: Struck): boolean {
  return strike.place.startsWith("token list") && isFinal(strike);
}

/** The live tokens that are said to be nobody's. */
export function undeclaredIn({ seen }: Checked): readonly Props[] {
  const elements = elementsOf({ value: seen.live["tenant"]?.["undeclared"] });
  return elements.map((element) => ({ ...Object(element) }));
}

function idOf(element: unknown): unknown {
  return { ...Object(element) }.id;
}
