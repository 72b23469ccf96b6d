// fetch is there so that programs which look for it get an error that says why it cannot work.

import { notAvailable } from "internal:errors";

async function fetch() {
  throw notAvailable("fetch", "programs have no network");
}

module.exports = { fetch };
