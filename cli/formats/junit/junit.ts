import { XMLBuilder } from "fast-xml-parser";
import { codePoint } from "../../../policy/text/write.ts";
import type { Report } from "../../assess/report.ts";
import { shorten } from "../../view/shorten.ts";
import { type TenantView, type View, viewOf } from "../../view/view.ts";
import { logHeading } from "../annotations.ts";
import type { Format } from "../format.ts";
import { casesOf, longestName, type Outcome, type TestCase } from "./cases.ts";

/**
 * JUnit XML, valid by the schemas that Azure DevOps and Jenkins name, which disagree in much:
 * https://github.com/windyroad/JUnit-Schema/blob/master/JUnit.xsd
 * https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export const junit: Format = {
  name: "junit",
  render(report) {
    const view = viewOf(report);
    return builder.build({
      "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
      testsuites: { testsuite: view.tenants.map((tenant, id) => suiteOf(view, tenant, id)) },
    });
  },
};

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  format: true,
  suppressEmptyNode: true,
  // Else a token called "true" would become an attribute without a value.
  suppressBooleanAttributes: false,
  attributeValueProcessor: (_, value) => allowed(String(value)),
  tagValueProcessor: (_, value) => allowed(String(value)),
});

/** XML 1.0 allows the others not even as references: https://www.w3.org/TR/xml/#charsets */
function allowed(text: string): string {
  return text.replaceAll(
    /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
    codePoint,
  );
}

function suiteOf(view: View, tenant: TenantView, id: number) {
  const cases = casesOf(tenant);
  const name = suiteName(tenant);
  const count = (kind: Outcome["kind"]) =>
    cases.filter(({ outcome }) => outcome?.kind === kind).length;
  return {
    "@id": id,
    "@package": "apple-ade",
    "@name": name,
    // The schema takes no time zone.
    "@timestamp": (tenant.observedAt ?? view.report.checkedAt).slice(0, 19),
    "@hostname": "localhost",
    "@tests": cases.length,
    "@failures": count("failure"),
    "@errors": count("error"),
    "@skipped": count("skipped"),
    "@time": 0,
    properties: { property: propertiesOf(view.report, tenant) },
    testcase: cases.map((each) => testCase(each, name)),
    "system-out": logHeading({ ...view, tenants: [tenant] }, []),
    "system-err": "",
  };
}

function suiteName({ label, stack }: TenantView): string {
  const name = shorten(label, longestName);
  return label.toLowerCase() === stack.toLowerCase() ? name : `${name} (${stack})`;
}

function testCase({ name, outcome }: TestCase, suite: string) {
  // GitLab groups by the class's name and shows no other.
  const written = { "@name": name, "@classname": suite, "@time": 0 };
  if (outcome === undefined) return written;
  const { kind, message, type, text } = outcome;
  const attributes = { "@message": message, ...(type !== undefined && { "@type": type }) };
  return { ...written, [kind]: { ...attributes, "#text": text } };
}

function propertiesOf({ profile, commit, asOf, versions }: Report, tenant: TenantView) {
  const properties = {
    stack: tenant.stack,
    tenantId: tenant.tenantId,
    profile,
    asOf,
    commit,
    "apple-ade": versions.appleAde,
    pack: versions.pack,
  };
  return Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [{ "@name": key, "@value": value }],
  );
}
