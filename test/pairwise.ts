type Factors = Readonly<Record<string, readonly unknown[]>>;
type Chosen<F extends Factors> = { readonly [K in keyof F]: F[K][number] };

type Cell = readonly [key: string, index: number];

function pairOf(a: Cell, b: Cell): string {
  return JSON.stringify([a, b].toSorted(([x], [y]) => x.localeCompare(y)));
}

/** Few combinations in which every two values of different factors meet; greedy, so not the fewest. */
export function pairwise<const F extends Factors>(factors: F): readonly Chosen<F>[] {
  const keys = Object.keys(factors);
  const sizeOf = (key: string) => factors[key]?.length ?? 0;
  const cells = keys.flatMap((key) =>
    Array.from({ length: sizeOf(key) }, (_, index) => [key, index] as const),
  );
  const open = new Set(
    cells.flatMap((a) => cells.filter(([key]) => key !== a[0]).map((b) => pairOf(a, b))),
  );
  const rows: Chosen<F>[] = [];
  while (open.size > 0) {
    const [first = "[]"] = open;
    const row = new Map(JSON.parse(first) as [string, number][]);
    const gain = (cell: Cell) => [...row].filter((other) => open.has(pairOf(cell, other))).length;
    for (const key of keys.filter((each) => !row.has(each))) {
      const own = cells.filter(([each]) => each === key);
      const best = own.reduce((most, each) => (gain(each) > gain(most) ? each : most));
      row.set(...best);
    }
    for (const a of row) for (const b of row) if (a[0] !== b[0]) open.delete(pairOf(a, b));
    const chosen = [...row].map(([key, index]) => [key, factors[key]?.[index]]);
    rows.push(Object.fromEntries(chosen) as Chosen<F>);
  }
  return rows;
}
