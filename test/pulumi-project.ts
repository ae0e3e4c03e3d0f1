import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What imports this project's own program, which declares what the stack's file says. */
export const ownProgram = `import "${resolve("stack/index.ts")}";\n`;

/** Makes a folder with a project of the demo's name, whose program this is. */
export function writeProject(folder: string, program: string): void {
  mkdirSync(folder);
  const runtime = "runtime: { name: nodejs, options: { typescript: false } }";
  writeFileSync(join(folder, "Pulumi.yaml"), `name: apple-ade\nmain: index.ts\n${runtime}\n`);
  writeFileSync(join(folder, "index.ts"), program);
}
