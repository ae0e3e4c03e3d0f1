import { count, plain } from "../../policy/text/write.ts";
import { adeTokens } from "../../stack/provider/matching.ts";
import { declarationsIn } from "../declared-at.ts";
import type { Offer } from "./candidates.ts";
import { isSection } from "./item.ts";
import type { Renewal } from "./renewed.ts";
import type { TenantReading } from "./tenant.ts";

/** What was read, and what of it is new here. */
export function summaryOf(
  tenant: string,
  live: TenantReading,
  { sections }: Offer,
  renewals: readonly Renewal[],
): readonly string[] {
  const offered = (key: string) =>
    sections.find((section) => section.key === key)?.items.filter(isSection).length ?? 0;
  const certificate = sections.some(({ key }) => key === "apple-ade:pushCertificate");
  const news = [
    ...counted(offered("apple-ade:tokens"), "ADE token"),
    ...(certificate ? ["the Apple MDM push certificate"] : []),
    ...counted(offered("apple-ade:vppTokens"), "VPP token"),
  ];
  const read = [
    count(adeTokens(live.tokens).length, "ADE token"),
    ...(live.certificate === undefined ? [] : ["the Apple MDM push certificate"]),
    ...counted(live.vppTokens.length, "VPP token"),
  ];
  return [
    `Read from ${plain(tenant)}: ${read.join(", ")}.`,
    `New: ${news.length === 0 ? "nothing" : news.join(", ")}.${renewals.length === 0 ? "" : ` Renewed: ${renewals.length}.`}`,
  ];
}

function counted(n: number, noun: string): readonly string[] {
  return n === 0 ? [] : [count(n, noun)];
}

const kinds = {
  "apple-ade:tokens": "token",
  "apple-ade:pushCertificate": "pushCertificate",
  "apple-ade:vppTokens": "vppToken",
} as const;

/** Where each declaration stands, and the two lines that it needs. */
export function correctionLines(file: string, renewals: readonly Renewal[]): readonly string[] {
  const declaredAt = declarationsIn(file);
  return renewals.flatMap(({ path: [section, key = "push-certificate"], suggested }) => {
    const place = declaredAt(kinds[section], key);
    const where = place === undefined ? "" : `${place.file}:${place.line}, `;
    const name = [section, ...(section === "apple-ade:pushCertificate" ? [] : [key])].join(".");
    return [
      `  ${plain(where)}${plain(name)}`,
      `    renewBy: "${suggested.renewBy}" # ${suggested.comment}`,
      `    expiresAt: "${suggested.expiresAt}"`,
    ];
  });
}
