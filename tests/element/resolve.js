// For running the package from where it was built: what it imports by name is looked for among the
// packages of these tests, as if it were installed beside them.

import { register } from "node:module";

register(`data:text/javascript,${encodeURIComponent(`
const here = ${JSON.stringify(import.meta.url)};
export const resolve = (name, context, next) => {
  const isInstalled = context.parentURL?.includes("/node_modules/");
  return next(name, isInstalled || /^(\\.|\\/|[a-z]+:)/.test(name) ? context : { ...context, parentURL: here });
};
`)}`);
