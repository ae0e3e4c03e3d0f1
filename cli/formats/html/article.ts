import { html } from "hono/html";
import { count } from "../../../policy/text/write.ts";
import type { EntryView, FindingView } from "../../view/entry.ts";
import { kindWords, stateWords } from "../../view/words.ts";
import { fact, type Html, icon, lineReference, prose, reference } from "./parts.ts";

/** Everything found about one token, the strictest first. */
export function article(
  entry: EntryView,
  { id, level, filesUrl }: { id: string; level: number; filesUrl: string | undefined },
): Html {
  const { state, name, kind, needed, blocking, owner, runbook, declaredAt } = entry;
  const [strictest, ...others] = entry.findings;
  const blocks = blocking && state !== "blocked" ? html`, ${prose(blocking.phrase)}` : undefined;
  const since = blocking && state === "blocked" ? html` ${prose(blocking.brief)}` : undefined;
  return html`<article id="${id}" class="${state}" aria-labelledby="${id}-name">
<header>
<h${level} id="${id}-name">${icon(state)}<span><span class="hidden">${stateWords[state]}: </span><bdi>${name}</bdi>: ${needed}</span></h${level}>
<p class="chips"><span class="chip state">${stateWords[state]}${since}${blocks}</span> <span class="chip">${kindWords(kind)}</span></p>
</header>
${strictest && told(strictest)}
<dl class="facts">
${fact("Owner", owner === undefined ? "none declared" : html`<bdi>${owner}</bdi>`)}
${fact("Runbook", runbook && reference(runbook))}
${fact("Declared at", declaredAt && lineReference(declaredAt, filesUrl))}
${strictest && facts(strictest)}
</dl>
${
  others.length > 0 &&
  html`<details>
    <summary>${count(others.length, "further finding")} of this token</summary>
    ${others.map(
      (finding) =>
        html`<section class="further">
<h${level + 1}>${finding.needed}</h${level + 1}>
${told(finding)}
<dl class="facts">
${facts(finding)}
</dl>
</section>`,
    )}
  </details>`
}
</article>`;
}

function told(finding: FindingView): Html {
  const { description, seen, sentence, first, impact, lead, steps, choices } = finding;
  const list = !choices && steps.length > 1 ? "ol" : "ul";
  // Of a policy that only the engine knows, the description is all that there is.
  return html`${seen !== description && html`<p class="required">${description}</p>`}
    <p class="seen">${prose(sentence)}</p>
    ${first !== undefined && html`<p class="first">${prose(first)}</p>`}
    ${impact !== undefined && html`<p>${prose(impact)}</p>`}
    ${
      steps.length > 0 &&
      html`<div class="steps">
        ${lead !== undefined && html`<p>${lead}</p>`}
        <${list}> ${steps.map((step) => html`<li>${step}</li>`)} </${list}>
      </div>`
    }`;
}

function facts(finding: FindingView): readonly unknown[] {
  const { because, curedInCode, policy, level, severity, docs, page } = finding;
  return [
    fact("What changed", because),
    fact("Can be fixed here", curedInCode ? "yes, by a change of the declaration" : "no"),
    fact("Policy", html`<code>${policy}</code>, ${level}, severity ${severity}`),
    fact("Documentation", reference(docs)),
    fact("What this check means", page === docs ? undefined : reference(page)),
  ];
}
