import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import { z } from "zod";
import { gantt as chart } from "../../../cli/formats/markdown/gantt.ts";
import { viewOf } from "../../../cli/view/view.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { fencedIn } from "../../docs/markdown.ts";

/** Mermaid's own reading of a chart. */
export interface Chart {
  readonly type: string;
  readonly tasks: readonly Task[];
}

const task = z.object({
  section: z.string(),
  task: z.string().transform((text) => text.trim()),
  startTime: z.date(),
  endTime: z.date(),
  milestone: z.boolean().default(false),
  crit: z.boolean().default(false),
});
type Task = z.infer<typeof task>;

interface Mermaid {
  readonly parse: (text: string) => Promise<{ readonly diagramType: string }>;
  readonly mermaidAPI: {
    readonly getDiagramFromText: (
      text: string,
    ) => Promise<{ readonly db: { readonly getTasks: () => unknown } }>;
  };
}

/** A script for a browser, not a module: it leaves its name in the global scope. */
function load(): Mermaid {
  const require = createRequire(import.meta.url);
  runInThisContext(readFileSync(require.resolve("@mermaid-js/tiny"), "utf8"));
  return (globalThis as unknown as { readonly mermaid: Mermaid }).mermaid;
}

const mermaid = load();

/** A report's only chart. Throws where Mermaid would show an error instead. */
export async function chartOf(report: Report): Promise<Chart> {
  const [text = "", ...others] = fencedIn(gantt(report), "mermaid");
  if (others.length > 0) throw new Error("There is more than one chart.");
  const { diagramType } = await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return { type: diagramType, tasks: z.array(task).parse(db.getTasks()) };
}

export function gantt(report: Report): string {
  return chart(viewOf(report));
}
