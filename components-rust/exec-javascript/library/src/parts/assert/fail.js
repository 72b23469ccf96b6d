// How an assertion fails: with the error that the program gave, else with one that says what was found.

import { AssertionError } from "internal:assertion-error";

export function fail(options) {
  if (Error.isError(options.message)) throw options.message;
  throw new AssertionError(options);
}
