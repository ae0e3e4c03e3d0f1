import type { ResourceKind } from "../../stack/declaration/resources.ts";
import type { Inputs } from "../../stack/declaration/resources.ts";
import type { Configuration } from "../../stack/declaration/from-config.ts";
import type { AdeTenantInputs } from "../../stack/declaration/recorded.ts";
import type { Connection } from "../../stack/graph/connection.ts";
import type { Effects } from "../../stack/graph/effects.ts";
import type { Reader } from "../../stack/graph/reader.ts";
import type { Claims } from "../../stack/graph/sign-in/claims.ts";
import type { Profile } from "../check/profile.ts";
import type { Pulumi } from "../pulumi.ts";
import type { Answer } from "./ask.ts";
import type { Diary } from "./diary.ts";

/** Where and with what the checks run; tests bring their own. */
export interface World {
  /** Of `process.version`. */
  readonly node: string;
  /** The folder that the command was called in. */
  readonly directory: string;
  /** The folder of this package. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly given: { readonly stack: string | undefined; readonly configFile: string | undefined };
  readonly profile: Profile;
  readonly pulumi: Pulumi;
  /** Asks an address without a sign-in. */
  readonly ask: (url: string) => Promise<Answer>;
  readonly effects: Effects;
  readonly reader: Reader;
  /** What the reader's tap was told. */
  readonly diary: Diary;
}

/** A resource as a preview would have it, with its live facts. */
export interface Observed {
  readonly type: string;
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** What the stack's file declares. */
interface Declared {
  readonly connection: Connection;
  readonly tenant: AdeTenantInputs;
  readonly resource: Resource;
  /** Below it. */
  readonly children: readonly Resource[];
}

export interface Resource {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly inputs: Inputs;
}

/** For checks that run after that of the stack's file. */
export function declaredIn({ declared }: Found): Declared {
  if (declared === undefined) throw new Error("The stack's file was not read.");
  return declared;
}

/** What the checks have found out; absent: not known. */
export interface Found {
  /** The file of the project, such as `Pulumi.yaml`. */
  readonly project?: string;
  /** The stacks of the project's backend, and the selected one. */
  readonly stacks?: readonly string[];
  readonly selected?: string;
  readonly stack?: string;
  readonly text?: string;
  readonly configuration?: Configuration;
  readonly declared?: Declared;
  /** By an answer's own `Date`. */
  readonly graphDate?: Date;
  readonly claims?: Claims;
  readonly observed?: readonly Observed[];
}

export type State = "ok" | "warn" | "fail" | "skipped";

/** What one check saw, and what a person does about it. */
export interface Outcome {
  readonly state: State;
  readonly seen: string;
  /** More of what was seen, a line each. */
  readonly details?: readonly string[];
  readonly todo?: readonly string[];
}

export interface Line extends Outcome {
  readonly name: string;
  readonly title: string;
}

/** With what later checks need. */
export type Seen = Outcome & { readonly found?: Partial<Found> };

export interface DoctorCheck {
  readonly name: string;
  readonly title: string;
  /** When it fails, for its page: a clause. */
  readonly fails: string;
  /** It says nothing of its own where one of these failed or was skipped. */
  readonly needs: readonly string[];
  readonly run: (world: World, found: Found) => Promise<Seen>;
}

export function ok(seen: string, more: Omit<Outcome, "state" | "seen"> = {}): Outcome {
  return { state: "ok", seen, ...more };
}

export function fail(seen: string, todo: readonly string[], details: readonly string[] = []) {
  return { state: "fail", seen, todo, details } satisfies Outcome;
}

export function warn(seen: string, todo: readonly string[], details: readonly string[] = []) {
  return { state: "warn", seen, todo, details } satisfies Outcome;
}
