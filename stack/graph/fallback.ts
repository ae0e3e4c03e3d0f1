import { ReadFailure } from "./read-failure.ts";

/** What a read asks for at a path. Graph may refuse to give it in this form, or to give it at all. */
export interface Columns {
  readonly select?: readonly string[];
  readonly expand?: readonly string[];
}

/** How each read's columns were answered in this run: as they are, or by one or more other requests. */
export type Accepted = Map<Columns, readonly Columns[]>;

/** One request. @param hasFallback a refusal of its form needs no second attempt */
type Ask<T> = (query: string, hasFallback: boolean) => Promise<T>;

type Part<T> = { readonly columns: Columns } & (
  | { readonly answer: T }
  | { readonly failure: ReadFailure }
);

/**
 * The answers to a read's columns, in as many requests as it takes; what was learnt is kept in
 * `accepted`. `refused` are the expansions that Graph gives in no form.
 */
export async function askFor<T>(
  accepted: Accepted,
  columns: Columns,
  ask: Ask<T>,
): Promise<{ readonly answers: readonly T[]; readonly refused: readonly string[] }> {
  const requests = accepted.get(columns) ?? [columns];
  const parts = (await Promise.all(requests.map((each) => inParts(each, ask)))).flat();
  const answered = parts.flatMap((part) => ("answer" in part ? [part] : []));
  // Refused alike in every form, and for no reason that is named: it is not the form.
  const unexplained = parts.find((part) => "failure" in part && !part.failure.refusal?.property);
  if (answered.length === 0 && unexplained && "failure" in unexplained) throw unexplained.failure;
  accepted.set(
    columns,
    answered.map((part) => part.columns),
  );
  const given = new Set(answered.flatMap((part) => part.columns.expand ?? []));
  return {
    answers: answered.map(({ answer }) => answer),
    refused: (columns.expand ?? []).filter((name) => !given.has(name)),
  };
}

async function inParts<T>(columns: Columns, ask: Ask<T>): Promise<readonly Part<T>[]> {
  const { select = [], expand = [] } = columns;
  try {
    const hasFallback = select.length > 0 || expand.length > 1;
    return [{ columns, answer: await ask(queryOf(columns), hasFallback) }];
  } catch (error) {
    const failure = ReadFailure.from(error);
    const parts = partsOf({ select, expand }, failure);
    if (parts === undefined) throw error;
    if (parts.length === 0) return [{ columns, failure }];
    return (await Promise.all(parts.map((part) => inParts(part, ask)))).flat();
  }
}

/** The same without what a refusal names, else without `$select`, else one expansion each. */
function partsOf(
  { select, expand }: Required<Columns>,
  { refusal }: ReadFailure,
): readonly Columns[] | undefined {
  if (refusal === undefined || select.length + expand.length === 0) return undefined;
  const isOther = (name: string) => name.toLowerCase() !== refusal.property?.toLowerCase();
  const others = { select: select.filter(isOther), expand: expand.filter(isOther) };
  const isNamed = others.select.length + others.expand.length < select.length + expand.length;
  if (expand.length === 1 && select.length === 0) return [];
  if (isNamed) return [others];
  return select.length > 0 ? [{ expand }] : expand.map((name) => ({ expand: [name] }));
}

function queryOf({ select = [], expand = [] }: Columns): string {
  const options = [
    ...(select.length > 0 ? [`$select=${select.join(",")}`] : []),
    ...(expand.length > 0 ? [`$expand=${expand.join(",")}`] : []),
  ];
  return options.length === 0 ? "" : `?${options.join("&")}`;
}
