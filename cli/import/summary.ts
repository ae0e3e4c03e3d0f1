import { count, plain } from "../../policy/text/write.ts";
import { type KindRow, kinds } from "../../policy/wire/kinds.ts";
import { adeTokens } from "../../stack/provider/matching.ts";
import { declarationsIn } from "../declared-at.ts";
import type { Offer } from "./candidates.ts";
import { isSection } from "./item.ts";
import type { Renewal } from "./renewed.ts";
import type { TenantReading } from "./tenant.ts";

/** What was read, and what of it is new here. */
export function summaryOf(
  tenant: string,
  { live }: TenantReading,
  { sections }: Offer,
  renewals: readonly Renewal[],
): readonly string[] {
  const offered = ({ section, only }: KindRow) => {
    const own = sections.find(({ key }) => key === `apple-ade:${section}`);
    return only ? Number(own !== undefined) : (own?.items.filter(isSection).length ?? 0);
  };
  const news = kinds.flatMap((kind) => counted(offered(kind), kind));
  const read = kinds.flatMap((kind) => {
    const held = adeTokens(live[kind.kind]).length;
    return kind.kind === "token" ? [count(held, kind.noun)] : counted(held, kind);
  });
  return [
    `Read from ${plain(tenant)}: ${read.join(", ")}.`,
    `New: ${news.length === 0 ? "nothing" : news.join(", ")}.${renewals.length === 0 ? "" : ` Renewed: ${renewals.length}.`}`,
  ];
}

function counted(n: number, { only, noun }: KindRow): readonly string[] {
  if (n === 0) return [];
  return [only ? `the ${only.name}` : count(n, noun)];
}

/** Where each declaration stands, and the two lines that it needs. */
export function correctionLines(file: string, renewals: readonly Renewal[]): readonly string[] {
  const declaredAt = declarationsIn(file);
  return renewals.flatMap(({ path, suggested }) => {
    const [section, key = ""] = path;
    const kind = kinds.find((each) => section === `apple-ade:${each.section}`)?.kind;
    const place = kind && declaredAt(kind, key);
    const where = place === undefined ? "" : `${place.file}:${place.line}, `;
    return [
      `  ${plain(where)}${plain(path.join("."))}`,
      `    renewBy: "${suggested.renewBy}" # ${suggested.comment}`,
      `    expiresAt: "${suggested.expiresAt}"`,
    ];
  });
}
