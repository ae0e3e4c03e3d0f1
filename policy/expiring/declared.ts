import { instantOf, type Props, textOf } from "../props.ts";
import { MissingInput } from "../unknown-inputs.ts";
import { plain } from "../text/write.ts";
import { endOfDay } from "../time.ts";
import type { Subject } from "../finding.ts";

/** What every declaration of something that expires has. */
export interface Declared {
  readonly renewBy: string;
  /** The last instant of `renewBy`. */
  readonly deadline: Date;
  readonly expiresAt: Date | undefined;
  readonly owner: string | undefined;
  readonly runbook: string | undefined;
}

/** Throws `MissingInput` when `renewBy` is no date, which the provider never lets through. */
export function parseDeclared(props: Props): Declared {
  const renewBy = textOf(props, "renewBy");
  const deadline = endOfDay(renewBy ?? "");
  if (renewBy === undefined || deadline === undefined) throw new MissingInput("renewBy");
  return {
    renewBy,
    deadline,
    expiresAt: instantOf(props, "expiresAt"),
    owner: textOf(props, "owner"),
    runbook: textOf(props, "runbook"),
  };
}

export function tenantOf(props: Props): string {
  return textOf(props, "tenant") ?? "this tenant";
}

export function subjectOf(
  title: string,
  { owner, runbook }: Pick<Declared, "owner" | "runbook">,
): Subject {
  return { title, owner: owner && plain(owner), runbook: runbook && plain(runbook) };
}
