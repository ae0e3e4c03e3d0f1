import { registerHooks } from "node:module";
import { runtime } from "@pulumi/pulumi";

// Runs the program of a folder with Pulumi's mocks, in a process of its own, and prints which
// modules of azure-native it loaded and which resources it registered, or why it did not run.

const [folder = "", config = "{}"] = process.argv.slice(2);
const loaded = new Set<string>();
const registered: string[] = [];

registerHooks({
  load(url, context, nextLoad) {
    const [, file] = /\/@pulumi\/azure-native\/(.*)$/.exec(url) ?? [];
    if (file !== undefined) loaded.add(file.split("/")[0] ?? "");
    return nextLoad(url, context);
  },
});
runtime.setAllConfig(JSON.parse(config) as Record<string, string>);
await runtime.setMocks(
  {
    newResource({ type, name, inputs }) {
      registered.push(`${type}::${name}`);
      return { id: name, state: inputs };
    },
    call: ({ inputs }) => inputs,
  },
  "apple-ade",
  "contoso",
);
const error = await import(`${folder}/stack/index.ts`).then(
  () => undefined,
  (reason: unknown) => String(reason),
);
await runtime.disconnect();
console.log(JSON.stringify({ loaded: [...loaded].toSorted(), registered, error }));
