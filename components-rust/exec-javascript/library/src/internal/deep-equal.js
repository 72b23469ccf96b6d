// Deep comparison: strict (===, prototypes, types) for util.isDeepStrictEqual and assert.deepStrictEqual, loose (==)
// for assert.deepEqual.

import {
  isAnyArrayBuffer,
  isArgumentsObject,
  isBoxedPrimitive,
  isDate,
  isMap,
  isNativeError,
  isRegExp,
  isSet,
  isTypedArray,
  isWeakMap,
  isWeakSet,
  isPromise,
  isDataView,
} from "internal:types";

const isObject = (value) => typeof value === "object" && value !== null;

function looselyEqual(a, b) {
  // eslint-disable-next-line eqeqeq
  return a == b || (Number.isNaN(a) && Number.isNaN(b));
}

class Comparison {
  constructor(strict) {
    this.strict = strict;
    this.open = new Map(); // pairs that are being compared further up: cycles end there
  }

  equal(a, b) {
    if (a === b) return a !== 0 || !this.strict || Object.is(a, b);
    if (this.strict) {
      if (typeof a !== "object") return typeof a === "number" && Number.isNaN(a) && Number.isNaN(b);
      if (typeof b !== "object" || a === null || b === null) return false;
      if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    } else {
      if (!isObject(a)) return !isObject(b) && typeof b !== "function" && looselyEqual(a, b);
      if (!isObject(b)) return false;
    }
    return Object.prototype.toString.call(a) === Object.prototype.toString.call(b) && this.sameContents(a, b);
  }

  sameContents(a, b) {
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    if (Array.isArray(a)) {
      if (a.length !== b.length) return false;
    } else if (!this.sameInside(a, b)) {
      return false;
    }
    return this.sameChildren(a, b);
  }

  // What a built-in object holds outside its properties and entries.
  sameInside(a, b) {
    if (isDate(a)) return isDate(b) && Object.is(a.getTime(), b.getTime());
    if (isRegExp(a)) return isRegExp(b) && a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
    if (isNativeError(a) || a instanceof Error) {
      if (!(isNativeError(b) || b instanceof Error) || a.message !== b.message || a.name !== b.name) return false;
      return ["cause", "errors"].every(
        (key) => Object.hasOwn(a, key) === Object.hasOwn(b, key) && this.equal(a[key], b[key]),
      );
    }
    if (isTypedArray(a) || isDataView(a)) return this.sameBytes(a, b);
    if (isAnyArrayBuffer(a)) return isAnyArrayBuffer(b) && this.sameBytes(new Uint8Array(a), new Uint8Array(b));
    if (isBoxedPrimitive(a)) return isBoxedPrimitive(b) && Object.is(a.valueOf(), b.valueOf());
    if (isSet(a) || isMap(a)) return isSet(a) === isSet(b) && isMap(a) === isMap(b) && a.size === b.size;
    return !(isWeakMap(a) || isWeakSet(a) || isPromise(a)) && isArgumentsObject(a) === isArgumentsObject(b);
  }

  sameBytes(a, b) {
    if (a.byteLength !== b.byteLength) return false;
    if (!this.strict && /Float/.test(a.constructor.name)) return Array.from(a).every((value, i) => value === b[i]);
    const left = new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
    const right = new Uint8Array(b.buffer, b.byteOffset, b.byteLength);
    return left.every((byte, i) => byte === right[i]);
  }

  sameChildren(a, b) {
    const partner = this.open.get(a);
    if (partner !== undefined) return partner === b;
    const keys = this.keysOf(a);
    const others = this.keysOf(b);
    if (keys.length !== others.length || !keys.every((key) => Object.prototype.propertyIsEnumerable.call(b, key)))
      return false;
    this.open.set(a, b);
    try {
      if (isSet(a) && !this.sameSets(a, b)) return false;
      if (isMap(a) && !this.sameMaps(a, b)) return false;
      return keys.every((key) => this.equal(a[key], b[key]));
    } finally {
      this.open.delete(a);
    }
  }

  keysOf(value) {
    const skipIndices = isTypedArray(value);
    const keys = skipIndices ? Object.keys(value).filter((key) => !/^\d+$/.test(key)) : Object.keys(value);
    if (!this.strict) return keys;
    return keys.concat(
      Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)),
    );
  }

  // Entries that are not found as they are must each have an equal one of their own.
  sameSets(a, b) {
    const rest = [...b].filter((entry) => !a.has(entry));
    return [...a].every((entry) => b.has(entry) || this.take(rest, (other) => this.mayEqual(entry, other)));
  }

  sameMaps(a, b) {
    const rest = [...b].filter(([key]) => !a.has(key));
    return [...a].every(([key, value]) =>
      b.has(key)
        ? this.equal(value, b.get(key))
        : this.take(rest, ([other, found]) => this.mayEqual(key, other) && this.equal(value, found)),
    );
  }

  mayEqual(a, b) {
    return (isObject(a) || !this.strict) && this.equal(a, b);
  }

  take(list, matches) {
    const at = list.findIndex(matches);
    if (at === -1) return false;
    list.splice(at, 1);
    return true;
  }
}

const isDeepStrictEqual = (a, b) => new Comparison(true).equal(a, b);

// Whether everything in `expected` is in `actual` too: for assert.partialDeepStrictEqual.
function isPartiallyEqual(actual, expected) {
  if (typeof expected !== "object" || expected === null || typeof actual !== "object" || actual === null)
    return isDeepStrictEqual(actual, expected);
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) return false;
  if (expected instanceof Map)
    return [...expected].every(([key, value]) => actual.has(key) && isPartiallyEqual(actual.get(key), value));
  if (expected instanceof Set)
    return [...expected].every((value) => [...actual].some((other) => isPartiallyEqual(other, value)));
  if (Array.isArray(expected)) {
    let at = 0;
    return expected.every((value) => {
      while (at < actual.length && !isPartiallyEqual(actual[at], value)) at++;
      return at++ < actual.length;
    });
  }
  const keys = Reflect.ownKeys(expected).filter((key) => Object.prototype.propertyIsEnumerable.call(expected, key));
  if (keys.length === 0)
    return isDeepStrictEqual(actual, expected) || Object.prototype.toString.call(expected) === "[object Object]";
  return keys.every((key) => Object.hasOwn(actual, key) && isPartiallyEqual(actual[key], expected[key]));
}

module.exports = { isDeepEqual: (a, b) => new Comparison(false).equal(a, b), isDeepStrictEqual, isPartiallyEqual };
