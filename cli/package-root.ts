import { createRequire } from "node:module";
import { dirname } from "node:path";

const { resolve } = createRequire(import.meta.url);

/** This project's folder; where it is installed, the package's. */
export const packageRoot = dirname(resolve("pulumi-apple-ade/package.json"));
