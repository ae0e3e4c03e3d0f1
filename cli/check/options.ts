import type { Operation } from "../assess/operation.ts";
import type { Profile } from "./profile.ts";

/** What to check: stacks to preview, or files of recorded engine events. */
export interface Subjects {
  readonly stack?: readonly string[] | undefined;
  readonly events?: readonly string[] | undefined;
}

/** How to check it. */
export interface CheckOptions {
  readonly profile: Profile;
  /** A date or an instant, as in `ADE_AS_OF`. */
  readonly asOf: string | undefined;
  readonly configFile: string | undefined;
  /** The stack's file is made for this run: no report names its lines. */
  readonly isMadeUp: boolean;
  /** The reader reviews a change. */
  readonly pullRequest: boolean;
  readonly now: () => Date;
  readonly progress: (line: string) => void;
}

/** What one operation of Pulumi told of a stack. */
export interface Told {
  readonly stack: string;
  readonly operation: Operation;
  /** Absent: it ran just now. */
  readonly recordedAt?: Date;
  /** Why its facts are too old to say anything of now. */
  readonly outdated?: string | undefined;
}
