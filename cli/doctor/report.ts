import { count } from "../../policy/text/write.ts";
import { rootOf } from "./checklist.ts";
import type { Line, State } from "./world.ts";

export const doctorFormats = ["text", "json"] as const;
export type DoctorFormat = (typeof doctorFormats)[number];

/** 0: all is well; 1: something makes the gate wrong or blind. */
export function statusOf(lines: readonly Line[]): 0 | 1 {
  return rootOf(lines) === undefined ? 0 : 1;
}

const marks: Readonly<Record<State, string>> = {
  ok: "ok  ",
  warn: "warn",
  fail: "FAIL",
  skipped: "-   ",
};

export function render(lines: readonly Line[], format: DoctorFormat): string {
  if (format === "json") {
    const root = rootOf(lines)?.name;
    const report = {
      schemaVersion: 1,
      exitStatus: statusOf(lines),
      ...(root && { root }),
      checks: lines,
    };
    return `${JSON.stringify(report, undefined, 2)}\n`;
  }
  return `${[headline(lines), "", ...lines.flatMap(paragraph)].join("\n")}\n`;
}

function headline(lines: readonly Line[]): string {
  const root = rootOf(lines);
  const of = (state: State) => lines.filter((line) => line.state === state).length;
  if (root === undefined) {
    const warnings = of("warn") === 0 ? "" : `, ${count(of("warn"), "warning")}`;
    return `All is well: ${count(of("ok"), "check")} passed${warnings}.`;
  }
  return [
    `Begin here: ${root.title}: ${root.seen}`,
    ...steps(root),
    `${of("fail")} of ${count(lines.length, "check")} failed, ${of("skipped")} could not run.`,
  ].join("\n");
}

function paragraph(line: Line): readonly string[] {
  const { state, title, seen, details = [] } = line;
  return [
    `${marks[state]}  ${title}: ${seen}`,
    ...details.map((each) => `        ${each}`),
    ...steps(line).map((each) => `    ${each}`),
  ];
}

function steps({ todo = [] }: Line): readonly string[] {
  return todo.map((each) => `  > ${each}`);
}
