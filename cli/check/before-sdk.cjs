// What each Node process of a check loads before Pulumi's SDK, so that this loads faster. It reaches
// every Node that a program starts, also one before 14.18, which knows no `node:`.
const { Module } = require("module");
const path = require("path");
const { setFlagsFromString } = require("v8");

// The SDK sets it in the middle of loading itself, and what one process compiled before that moment
// and another one after it, neither takes from Node's compile cache.
setFlagsFromString("--allow-natives-syntax");

const [, script = ""] = process.argv;
if (/[\\/]cmd[\\/](?:dynamic-provider|run|run-plugin|run-policy-pack)[\\/]index\.js$/.test(script))
  deferTypeScript(path.resolve(script, "../../../typescript-shim.js"));

/**
 * The SDK loads TypeScript by its shim when it loads itself, and asks it only for the source of
 * functions that it serialises. The pack's process loads it otherwise as well, for ts-node.
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
