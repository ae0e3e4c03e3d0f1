import { createRequire } from "node:module";
import { z } from "zod";

const manifest = z.object({
  version: z.string(),
  config: z.object({ image: z.string().optional() }).optional(),
});

/** The image that was published with a version of this package, where one was. */
export function publishedImage(read: unknown = ownManifest()): string | undefined {
  const { config, version } = manifest.safeParse(read).data ?? {};
  return config?.image && `${config.image}:${version}`;
}

/** Built and not installed, the package does not find itself; nothing else may fail for that. */
function ownManifest(): unknown {
  try {
    return createRequire(import.meta.url)("pulumi-apple-ade/package.json");
  } catch {
    return undefined;
  }
}
