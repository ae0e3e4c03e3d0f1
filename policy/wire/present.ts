type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the keys that are `undefined`: the engine rejects them. */
export function present<T extends object>(value: T): Present<T> {
  const entries: readonly unknown[][] = Object.entries(value);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}
