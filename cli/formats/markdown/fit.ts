/** How much is written, of each tenant where it is about entries; what is beyond is counted. */
export interface Allowance {
  readonly warnings: number;
  readonly blockers: number;
  readonly rows: number;
  readonly tenants: number;
}

/** What is given up first stands first. */
const givenUp = ["warnings", "blockers", "rows", "tenants"] as const;

/** The fullest text that fits. */
export function fit(
  write: (allowance: Allowance) => string,
  fits: (text: string) => boolean,
): string {
  let allowance: Allowance = { warnings: most, blockers: most, rows: most, tenants: most };
  let text = write(allowance);
  for (const part of givenUp) {
    if (fits(text)) return text;
    const whole = allowance;
    const atMost = (number: number) => ({ ...whole, [part]: number });
    allowance = atMost(largest((number) => fits(write(atMost(number)))));
    text = write(allowance);
  }
  return text;
}

/** More entries than any report has. */
const most = 2 ** 14;

/** By halves; 0 when nothing fits, which is found out first. */
function largest(isGood: (number: number) => boolean): number {
  if (!isGood(0)) return 0;
  let [good, bad] = [0, most];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isGood(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
