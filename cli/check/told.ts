import type { Operation } from "../assess/operation.ts";

/** What one operation of Pulumi told of a stack. */
export interface Told {
  readonly stack: string;
  readonly operation: Operation;
  /** Absent: it ran just now. */
  readonly recordedAt?: Date;
  /** Why its facts are too old to say anything of now. */
  readonly outdated?: string | undefined;
}
