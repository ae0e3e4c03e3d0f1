type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the keys that are `undefined`: the engine rejects them. */
export function present<T extends object>(value: T): Present<T> {
  const kept = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.assign({}, ...kept.map(([key, each]) => ({ [key]: each })));
}
