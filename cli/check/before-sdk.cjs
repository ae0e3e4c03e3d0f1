// What each Node process of a check loads before Pulumi's SDK; each step is measured in
// docs/performance.md.
const { Module } = require("node:module");
const path = require("node:path");
const { setFlagsFromString } = require("node:v8");

// The SDK sets it in the middle of loading itself, and what one process compiled before that moment
// and another one after it, neither takes from Node's compile cache.
setFlagsFromString("--allow-natives-syntax");

const [, script = ""] = process.argv;
if (/[\\/]cmd[\\/](?:dynamic-provider|run|run-plugin|run-policy-pack)[\\/]index\.js$/.test(script))
  deferTypeScript(path.resolve(script, "../../../typescript-shim.js"));

/**
 * The SDK loads TypeScript in each of its processes, and asks it only for the source of functions
 * that it serialises. Nobody else loads it by the SDK's shim.
 * @param {string} shim
 */
function deferTypeScript(shim) {
  function typeScript() {
    if (require.cache[shim] === deferred) delete require.cache[shim];
    return require(shim);
  }
  const deferred = new Module(shim);
  deferred.loaded = true;
  deferred.exports = new Proxy(
    {},
    {
      get: (_, name) => Reflect.get(typeScript(), name),
      has: (_, name) => Reflect.has(typeScript(), name),
      ownKeys: () => Reflect.ownKeys(typeScript()),
      getOwnPropertyDescriptor(_, name) {
        const found = Reflect.getOwnPropertyDescriptor(typeScript(), name);
        return found && { ...found, configurable: true };
      },
    },
  );
  require.cache[shim] = deferred;
}
