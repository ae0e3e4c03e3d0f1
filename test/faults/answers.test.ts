import { useDemoTenants } from "../stack/demo-tenants.ts";
import { families } from "./catalog.ts";
import { playFamily } from "./matrix.ts";

const start = useDemoTenants();

playFamily(families.refusals, start);
playFamily(families.interruptions, start);
playFamily(families.redirects, start);
playFamily(families.bodies, start);
