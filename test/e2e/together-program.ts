import { readFileSync } from "node:fs";
import { z } from "zod";
import { readConfiguration, tenantIn } from "../../stack/declaration/from-config.ts";
import { configured } from "../../stack/resources/stack-configuration.ts";
import { AdeTenant } from "../../stack/resources/tenant.ts";

/** Configurations, as Pulumi hands them over, by a name for each; in the program's folder. */
const tenants = z
  .record(z.string(), z.record(z.string(), z.string()))
  .parse(JSON.parse(readFileSync("tenants.json", "utf8")));

for (const [name, config] of Object.entries(tenants)) declare(name, config);

/** As `tenantFromConfig` does with the configuration of its stack. */
function declare(name: string, config: Readonly<Record<string, string>>) {
  const read = tenantIn(readConfiguration(config, name));
  const args = { ...read, childName: (key: string) => `${name}/${key}` };
  configured.add(args);
  return new AdeTenant<string, string>(name, args);
}
