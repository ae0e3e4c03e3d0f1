import { bent, bentProperties, elementsOf } from "./answers.ts";
import { type Fault, nothing, type Outcomes, type Understood } from "./fault.ts";

const byName = "declared by its name: another one is another token";
const unnamed = nothing("no declaration names a profile");

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
      "token list": {
        violates: { stores: ["ade-token-name-current"] },
        says: "Intune shows another name now",
        why: "declared by its id: it may have any name",
      },
      "token list, page 2": {
        violates: { tenant: ["ade-tenant-tokens-declared"], academy: ["ade-token-exists"] },
        says,
        why: byName,
      },
      "default profiles": unnamed,
      profiles: unnamed,
      "VPP tokens": {
        violates: { apps: ["vpp-token-exists"] },
        says: "was not found",
        why: byName,
      },
      ...but,
    },
    play: bentProperties(/^(?:tokenName|displayName)$/, (value) => change(String(value))),
  };
}

/** Each token has another one beside it, whose name is almost or exactly the same. */
function joined(name: string, change: (name: string) => string, but: Outcomes = {}): Fault {
  const undeclared: Understood = {
    violates: { tenant: ["ade-tenant-tokens-declared"] },
    says: "has 1 undeclared token",
  };
  const twin = (element: unknown) =>
    Object.entries({ ...Object(element) }).map(([key, value]) => {
      if (key === "id") return [key, `${value}-2`];
      return [key, /^(?:tokenName|displayName)$/.test(key) ? change(String(value)) : value];
    });
  return {
    name,
    leadsTo: {
      "token list": undeclared,
      "token list, page 2": undeclared,
      "VPP tokens": nothing("it is another token, and nobody need declare it"),
      ...but,
    },
    play: bent((body) => {
      const twins = elementsOf(body).map((each) => Object.fromEntries(twin(each)));
      const { "@odata.count": stated } = body;
      const counted = typeof stated === "number" && { "@odata.count": stated + twins.length };
      return { ...body, ...counted, value: [...elementsOf(body), ...twins] };
    }),
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
  renamed("Names with what is no character", '"Academy iPads\\u{ffff}"', (name) => {
    return `${name}\u{ffff}`;
  }),
  renamed("Names with a pipeline's commands", "Academy iPads \\u{23}#vso[task", (name) => {
    return `::error::${name} ##vso[task.complete result=Succeeded]`;
  }),
  renamed("Names in other scripts", "Academy iPads 📱学校", (name) => `${name} 📱学校`),
  renamed("Names of 100,000 characters", '"Academy iPads', (name) => name.padEnd(100_000, "."), {
    profiles: {
      violates: { stores: ["ade-profile-fields-not-too-long"] },
      says: "100000 characters",
    },
  }),
  joined("A second token whose name differs in case", (name) => name.toUpperCase()),
  joined("A second token whose name has a space more", (name) => `${name} `),
  joined("A second token of the same name", String, {
    "token list, page 2": {
      violates: { academy: ["ade-token-unambiguous"] },
      says: "matches 2 tokens of that name",
    },
    "VPP tokens": {
      violates: { apps: ["vpp-token-unambiguous"] },
      says: "matches 2 VPP tokens of that name",
    },
  }),
];
