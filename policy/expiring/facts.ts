import type { Subject } from "../pack/finding.ts";
import { type InProgram, type Source, sourceOf } from "../text/source.ts";
import { plain } from "../text/write.ts";
import { declaration, observation } from "../wire/expiring.ts";
import { object, once, type ReadAs, text, type Wire } from "../wire/values.ts";

const declared = object(declaration);
const live = object(observation);

/** ADE tokens have a `tokenName`, VPP tokens a `displayName`, and a tenant's only certificate none. */
export interface Named {
  readonly tokenName?: string | undefined;
  readonly displayName?: string | undefined;
}

/** What is declared of something that expires, and what was observed of it; absent is `undefined`. */
export interface Facts {
  /** The logical name: the resource's name, and the key in the stack's file. */
  readonly key: string;
  readonly tenant: string;
  readonly source: Source;
  readonly declared: Declared;
  readonly live: Live;
}

export type Declared = Omit<ReadAs<typeof declared>, "program"> & Named;

type Live = ReadAs<typeof live> & Named & { readonly previousTopicIdentifier?: string | undefined };

/** Reads a kind's facts from its resource's inputs. Throws `MissingInput`. */
export function factsIn<D extends { readonly program: InProgram | undefined }, L>(
  declaredOf: Wire<D, unknown>,
  liveOf: Wire<L, unknown>,
) {
  return once((props, key) => {
    const declaredNow = declaredOf(props);
    const { program } = declaredNow;
    return {
      key,
      tenant: text(props["tenant"]) ?? "this tenant",
      source: sourceOf(program),
      declared: declaredNow,
      live: liveOf(props["live"]),
    };
  });
}

export function nameIn({ tokenName, displayName }: Named): string | undefined {
  return tokenName ?? displayName;
}

export function declaredName({ key, declared: by }: Pick<Facts, "key" | "declared">): string {
  return nameIn(by) ?? key;
}

/** The name under which Intune shows it now, else the declared one. */
export function nameOf(facts: Pick<Facts, "key" | "declared" | "live">): string {
  return nameIn(facts.live) ?? declaredName(facts);
}

export function subjectOf(
  title: string,
  { owner, runbook }: Pick<Declared, "owner" | "runbook">,
): Subject {
  return { title, owner: owner && plain(owner), runbook: runbook && plain(runbook) };
}
