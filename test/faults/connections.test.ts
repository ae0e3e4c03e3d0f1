import { useDemoTenants } from "../stack/demo-tenants.ts";
import { families } from "./catalog.ts";
import { playFamily } from "./matrix.ts";

const start = useDemoTenants();

playFamily(families.connections, start);
playFamily(families.credentials, start);
