import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Makes the folder of another program, which has two properties wrong. */
export function misspelt(): string {
  const parent = join(import.meta.dirname, "../../.tmp");
  mkdirSync(parent, { recursive: true });
  const project = mkdtempSync(join(parent, "misspelt-"));
  const options = "{ name: nodejs, options: { typescript: false } }";
  writeFileSync(
    join(project, "Pulumi.yaml"),
    `name: misspelt\nmain: index.js\nruntime: ${options}\n`,
  );
  writeFileSync(
    join(project, "index.js"),
    `import * as app from "@pulumi/azure-native/app/index.js";
new app.Job("job", {
  resourceGroupName: "endpoint",
  enviromentId: "/subscriptions/s",
  configuration: { replicaTimeout: 60, replicaTimeOut: 60 },
});
`,
  );
  return project;
}
