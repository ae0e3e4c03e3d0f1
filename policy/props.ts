import { instant, integer, list, type Props, record, text } from "./wire/values.ts";

export type { Props } from "./wire/values.ts";

export function textOf(props: Props, key: string): string | undefined {
  return text(props[key]);
}

export function integerOf(props: Props, key: string): number | undefined {
  return integer(props[key]);
}

export function instantOf(props: Props, key: string): Date | undefined {
  return instant(props[key]);
}

export function recordOf(props: Props, key: string): Props {
  return record(props[key]);
}

export function recordsOf(props: Props, key: string): readonly Props[] {
  return list(record)(props[key]);
}
