import { createRequire } from "node:module";
import { z } from "zod";

const manifest = z.object({
  version: z.string(),
  config: z.object({ image: z.string().optional() }).optional(),
});

/** The image that was published with a version of this package, where one was. */
export function publishedImage(
  read: unknown = createRequire(import.meta.url)("pulumi-apple-ade/package.json"),
): string | undefined {
  const { version, config } = manifest.parse(read);
  return config?.image && `${config.image}:${version}`;
}
