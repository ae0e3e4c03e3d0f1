import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What of `package.json` is used. */
interface Manifest {
  readonly version: string;
  readonly engines: Readonly<Record<"node" | "pulumi", string>>;
  readonly devDependencies: Readonly<Record<"@pulumi/pulumi", string>>;
  readonly peerDependencies: Readonly<Record<"@pulumi/pulumi", string>>;
  readonly bugs?: string | { readonly url: string };
}

const load = createRequire(import.meta.url);

/** This package's own. */
export const manifest: Manifest = load("pulumi-apple-ade/package.json");

/** This project's folder; where it is installed, the package's. */
export const packageRoot = dirname(load.resolve("pulumi-apple-ade/package.json"));

/** The oldest version of Node or of the Pulumi CLI that this package works with. */
export function oldest(engine: keyof Manifest["engines"]): string {
  return manifest.engines[engine].replace(/^.*?(\d+\.\d+\.\d+).*$/, "$1");
}

/** The version of the policy pack below that folder of this package. Throws where there is none. */
export function packVersion(root: string): string {
  const { version }: Pick<Manifest, "version"> = load(join(root, "policy", "package.json"));
  return version;
}
