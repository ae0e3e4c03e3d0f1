import { bentProperties } from "./answers.ts";
import { type Fault, nothing, type Outcomes } from "./fault.ts";

/**
 * A token that is known by its id may be called anything. One that is declared by its name is not
 * there, and the other one is nobody's.
 * @param says how the name stands in a message
 */
function renamed(
  name: string,
  says: string,
  change: (name: string) => string,
  but: Outcomes = {},
): Fault {
  return {
    name,
    leadsTo: {
      "token list": nothing,
      "token list, page 2": {
        violates: { tenant: ["ade-tenant-tokens-declared"], academy: ["ade-token-exists"] },
        says,
      },
      "default profiles": nothing,
      profiles: nothing,
      "VPP tokens": { violates: { apps: ["vpp-token-exists"] } },
      ...but,
    },
    play: bentProperties(/^(?:tokenName|displayName)$/, (value) => change(String(value))),
  };
}

/** Names that are not the declared ones, or would do something to whoever prints them. */
export const names: readonly Fault[] = [
  renamed("Names in another case", '"ACADEMY IPADS"', (name) => name.toUpperCase()),
  renamed("Names with one space more", '"Academy iPads "', (name) => `${name} `),
  renamed("Names with a no-break space", '"Academy\\u{a0}iPads"', (name) =>
    name.replace(" ", "\u{a0}"),
  ),
  renamed("Names with an invisible character", '"Academy iPads\\u{200b}"', (name) => {
    return `${name}\u{200b}`;
  }),
  renamed("Names that turn the reading direction", '"\\u{202e}Academy iPads"', (name) => {
    return `\u{202e}${name}`;
  }),
  renamed("Names with control characters", '"\\u{1b}[2JAcademy iPads\\u{d}\\u{a}', (name) => {
    return `\u{1b}[2J${name}\r\n\0`;
  }),
  renamed("Names with half a character", '"Academy iPads', (name) => `${name}\u{d83d}`),
  renamed("Names with a pipeline's commands", "Academy iPads \\u{23}#vso[task", (name) => {
    return `::error::${name} ##vso[task.complete result=Succeeded]`;
  }),
  renamed("Names in other scripts", "Academy iPads 📱学校", (name) => `${name} 📱学校`),
  renamed("Names of 100,000 characters", '"Academy iPads', (name) => name.padEnd(100_000, "."), {
    profiles: { violates: { stores: ["ade-profile-fields-not-too-long"] } },
  }),
];
