import type { dynamic } from "@pulumi/pulumi";
import type { z } from "zod";
import { plain } from "../../policy/text/write.ts";
import { knownOf } from "../../policy/pack/unknown-inputs.ts";
import type { Props } from "../../policy/wire/values.ts";
import { linesOf } from "../declaration/problems.ts";
import { diff } from "./diff.ts";
import { recordable, recordableText } from "./recordable.ts";

/** A resource that records a declaration and what was observed; Intune itself is never changed. */
export interface RecordedResource<Inputs, Live> {
  readonly inputs: z.ZodType<Inputs>;
  readonly id: (inputs: Inputs) => string;
  /** The observed facts; never rejects for Graph's sake. `recorded` are the inputs of the last `up`. */
  readonly observe: (inputs: Inputs, recorded: Props) => Promise<Live>;
  /** The facts whose change is drift; `undefined` when nothing is known. */
  readonly drift: (live: Props) => unknown;
}

/** The methods of Pulumi's dynamic provider, for one kind of resource. */
export interface Provider {
  check(olds: Props, news: Props): Promise<dynamic.CheckResult>;
  diff(id: string, olds: Props, news: Props): Promise<dynamic.DiffResult>;
  create(inputs: Props): Promise<dynamic.CreateResult>;
  read(id: string, props: Props): Promise<dynamic.ReadResult>;
  update(id: string, olds: Props, news: Props): Promise<dynamic.UpdateResult>;
  delete(id: string, props: Props): Promise<void>;
}

export function providerOf<Inputs, Live extends { readonly status?: string }>({
  inputs,
  id,
  observe,
  drift,
}: RecordedResource<Inputs, Live>): Provider {
  return {
    async check(olds, sent) {
      const news = withId(sent);
      const { props, unknown } = knownOf(news);
      // Only in a preview, which must not guess; the policies say that it was not judged.
      if (unknown.length > 0) return { inputs: { ...news, ...recordedLive(olds) } };
      const parsed = inputs.safeParse(props);
      if (!parsed.success) return { inputs: news, failures: failuresOf(parsed.error, props) };
      return { inputs: { ...news, live: recordable(await observe(parsed.data, olds)) } };
    },
    async diff(_id, olds, news) {
      return diff(olds, news, drift);
    },
    async create(news) {
      return { id: recordableText(id(inputs.parse(news))), outs: news };
    },
    /** A refresh that cannot read leaves the record as it is; the reader has said why. */
    async read(resource, props) {
      const { data } = inputs.safeParse(props);
      // A record that we cannot have written: nothing is known to ask for.
      if (data === undefined) return { id: resource, props };
      const live = await observe(data, props);
      const isRead = live.status !== "unreadable";
      return { id: resource, props: isRead ? { ...props, live: recordable(live) } : props };
    },
    async update(_id, _olds, news) {
      return { outs: news };
    },
    async delete() {
      // Only the record goes; the token in Intune stays.
    },
  };
}

function recordedLive({ live }: Props): Props {
  return live === undefined ? {} : { live };
}

/** The inputs as declared: Pulumi sends none of the name `id`, so the program renames it. */
function withId({ declaredId, ...news }: Props): Props {
  return declaredId === undefined ? news : { ...news, id: declaredId };
}

/** The engine prints a named property's value, which may be an Apple ID; so none is named. */
function failuresOf({ issues }: z.ZodError, value: Props): dynamic.CheckFailure[] {
  return issues
    .flatMap((issue) => linesOf(issue, { value }))
    .map((line) => ({ property: "", reason: plain(line) }));
}
