import { html } from "hono/html";
import { capital } from "../../../policy/text/write.ts";
import { deviationsOf } from "../../view/coverage.ts";
import type { TenantView, View } from "../../view/view.ts";
import { fact, type Html, moment } from "./parts.ts";

/** What an auditor needs to know how far the page can be trusted. */
export function audit({ report, tenants }: View): Html {
  const { versions } = report;
  return html`<h2>Audit record</h2>
    <dl class="facts">
      ${fact("Checked at", moment(report.checkedAt))} ${fact("Checked as of", moment(report.asOf))}
      ${fact("Profile", report.profile)} ${fact("Commit", report.commit)}
      ${fact("apple-ade", versions.appleAde)} ${fact("Policy pack", versions.pack)}
      ${fact("Pulumi", versions.pulumi)}
    </dl>
    <h3>Policies that differ from their default</h3>
    ${deviations(report.policies)} ${tenants.map(tenantAudit)}`;
}

function deviations(policies: View["report"]["policies"]): Html {
  if (policies.length === 0) return html`<p>Levels and thresholds are not known.</p>`;
  const all = deviationsOf(policies);
  if (all.length === 0)
    return html`<p>None: all ${policies.length} have their default level and thresholds.</p>`;
  return html`<dl class="deviations">
      ${all.map(({ what, policies: names }) =>
        fact(
          capital(what),
          html`<ul role="list">
            ${names.map((name) => html`<li><code>${name}</code></li>`)}
          </ul>`,
        ),
      )}
    </dl>
    <p>All others of the ${policies.length} policies have their default level and thresholds.</p>`;
}

function tenantAudit(tenant: TenantView): Html {
  const { label, stack, tenantId, endpoint, observedAt, record, failed } = tenant;
  const ignored = tenant.ignoredTokens.map(({ tokenName, reason }) => `${tokenName} (${reason})`);
  return html`<h3>What was read of <bdi>${label}</bdi></h3>
    <dl class="facts">
      ${fact("Stack", stack)} ${fact("Tenant id", tenantId)} ${fact("Read from", endpoint)}
      ${fact("Observed at", moment(observedAt))}
      ${fact("Last recorded run", record === "usable" ? "found, compared with" : "none")}
      ${fact("Preview", failed ? "did not run to its end" : "ran to its end")}
      ${fact("Ignored tokens", ignored.length === 0 ? "none" : ignored.join(", "))}
    </dl>
    ${reads(tenant)}`;
}

function reads({ reads: all }: TenantView): Html {
  if (all.length === 0) return html`<p>Nothing was read.</p>`;
  return html`<ul>
    ${all.map(({ what, complete, reason }) => {
      const because = reason === undefined ? "" : `: ${reason}`;
      return html`<li>
        ${what}:
        ${complete ? "read completely" : html`<strong>not read completely</strong>${because}`}
      </li>`;
    })}
  </ul>`;
}
