require("pulumi-apple-ade").tenantFromConfig();
