import { Refusal } from "../refusal.ts";
import type { Wanted } from "./wanted.ts";

/** A comment of the pipeline's own identity: anybody may begin one with the marker. */
export interface Note {
  /** Where it is changed. */
  readonly at: string;
  readonly text: string;
}

/** The comments on one pull request. */
export interface Notes {
  readonly list: () => Promise<readonly Note[]>;
  readonly create: (text: string) => Promise<unknown>;
  readonly update: (at: string, text: string) => Promise<unknown>;
}

/** An issue or a work item of the pipeline's own identity. */
export interface Item {
  readonly id: number;
  readonly isOpen: boolean;
  readonly title: string;
  /** By which the next run finds it again. */
  readonly marker: string;
  /** Whether this is what it says already. */
  readonly says: (body: string) => boolean;
}

export interface Change {
  readonly title?: string;
  readonly body?: string;
  readonly isOpen?: boolean;
}

/** Where issues or work items are kept. */
export interface Items {
  readonly list: () => Promise<readonly Item[]>;
  /** The body of what is wanted, as this service takes it. */
  readonly write: (wanted: Wanted) => string;
  readonly create: (wanted: Wanted, body: string) => Promise<unknown>;
  /** @param words said below it, as a change alone notifies nobody */
  readonly change: (item: Item, change: Change, words?: string) => Promise<unknown>;
}

/** It finds the issues and work items again: where somebody removes it, another one is opened. */
export const label = "apple-ade";

/** Looks a variable up that a service needs. Throws a `Refusal` where it is missing. */
export function variablesOf(env: NodeJS.ProcessEnv, hint: string): (name: string) => string {
  return (name) => {
    const value = env[name];
    if (value) return value;
    throw new Refusal(`publish: the environment lacks ${name}. ${hint}`);
  };
}
