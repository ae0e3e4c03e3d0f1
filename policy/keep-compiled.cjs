const { flushCompileCache } = require("node:module");

const plugin = /[\\/]cmd[\\/](?:dynamic-provider|run-policy-pack)[\\/]index\.js$/;

/**
 * Keeps what Node has compiled in one of Pulumi's plugins where NODE_COMPILE_CACHE says. Node does so
 * only when a process ends by itself, and Pulumi ends its plugins with SIGINT. Then the plugin ends
 * by that signal as before, unless it has a listener of its own, which decides.
 */
exports.keepCompiled = () => {
  const [, script = ""] = process.argv;
  if (!plugin.test(script)) return;
  process.once("SIGINT", () => {
    // The pack runs with Node 22.0 too, which has no such function.
    flushCompileCache?.();
    if (process.listenerCount("SIGINT") === 0) process.kill(process.pid, "SIGINT");
  });
};
