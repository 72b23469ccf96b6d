// Which built-in class a value really belongs to: the brand checks of `util.types`.
//
// A brand check by calling a method costs an exception (and its backtrace) for every value that is not of the brand, so
// each check asks `instanceof` first: that is cheap and false for nearly everything.

const tagOf = (value) => Object.prototype.toString.call(value);

const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;

function brand(constructor, probe) {
  return (value) => {
    if (!(value instanceof constructor)) return false;
    try {
      probe.call(value);
      return true;
    } catch {
      return false;
    }
  };
}

const typedArrayName = getter(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
const typedArray = (name) => (value) => ArrayBuffer.isView(value) && typedArrayName.call(value) === name;

const isMap = brand(Map, getter(Map.prototype, "size"));
const isSet = brand(Set, getter(Set.prototype, "size"));
const isWeakMap = brand(WeakMap, function () {
  WeakMap.prototype.has.call(this, this);
});
const isWeakSet = brand(WeakSet, function () {
  WeakSet.prototype.has.call(this, this);
});
const isDate = brand(Date, Date.prototype.getTime);
const isRegExp = brand(RegExp, getter(RegExp.prototype, "source"));
const isPromise = brand(Promise, function () {
  native.promise.state(this);
});
const isArrayBuffer = brand(ArrayBuffer, getter(ArrayBuffer.prototype, "byteLength"));
const isSharedArrayBuffer = brand(SharedArrayBuffer, getter(SharedArrayBuffer.prototype, "byteLength"));
const isNumberObject = brand(Number, Number.prototype.valueOf);
const isStringObject = brand(String, String.prototype.valueOf);
const isBooleanObject = brand(Boolean, Boolean.prototype.valueOf);
const isBigIntObject = brand(BigInt, BigInt.prototype.valueOf);
const isSymbolObject = brand(Symbol, Symbol.prototype.valueOf);

const isObject = (value) => typeof value === "object" && value !== null;
const isTypedArray = (value) => ArrayBuffer.isView(value) && typedArrayName.call(value) !== undefined;
const isDataView = (value) => ArrayBuffer.isView(value) && typedArrayName.call(value) === undefined;
const isNativeError = (value) => Error.isError(value);
const isProxy = (value) => native.proxy(value) !== undefined;

function isModuleNamespaceObject(value) {
  return isObject(value) && Object.getPrototypeOf(value) === null && tagOf(value) === "[object Module]";
}

// Called for functions only, where the tag comes from the four function prototypes.
function isAsyncFunction(value) {
  if (typeof value !== "function") return false;
  const tag = tagOf(value);
  return tag === "[object AsyncFunction]" || tag === "[object AsyncGeneratorFunction]";
}

function isGeneratorFunction(value) {
  if (typeof value !== "function") return false;
  const tag = tagOf(value);
  return tag === "[object GeneratorFunction]" || tag === "[object AsyncGeneratorFunction]";
}

module.exports = {
  isAnyArrayBuffer: (value) => isArrayBuffer(value) || isSharedArrayBuffer(value),
  isArgumentsObject: (value) =>
    isObject(value) && tagOf(value) === "[object Arguments]" && !(Symbol.toStringTag in value),
  isArrayBuffer,
  isArrayBufferView: ArrayBuffer.isView,
  isAsyncFunction,
  isBigInt64Array: typedArray("BigInt64Array"),
  isBigIntObject,
  isBigUint64Array: typedArray("BigUint64Array"),
  isBooleanObject,
  isBoxedPrimitive: (value) =>
    isObject(value) &&
    (isNumberObject(value) ||
      isStringObject(value) ||
      isBooleanObject(value) ||
      isBigIntObject(value) ||
      isSymbolObject(value)),
  isCryptoKey: (value) => value instanceof CryptoKey,
  isDataView,
  isDate,
  isExternal: () => false,
  isFloat16Array: typedArray("Float16Array"),
  isFloat32Array: typedArray("Float32Array"),
  isFloat64Array: typedArray("Float64Array"),
  isGeneratorFunction,
  isGeneratorObject: (value) =>
    isObject(value) && ["[object Generator]", "[object AsyncGenerator]"].includes(tagOf(value)),
  isInt16Array: typedArray("Int16Array"),
  isInt32Array: typedArray("Int32Array"),
  isInt8Array: typedArray("Int8Array"),
  isKeyObject: () => false,
  isMap,
  isMapIterator: (value) => isObject(value) && tagOf(value) === "[object Map Iterator]",
  isModuleNamespaceObject,
  isNativeError,
  isNumberObject,
  isPromise,
  isProxy,
  isRegExp,
  isSet,
  isSetIterator: (value) => isObject(value) && tagOf(value) === "[object Set Iterator]",
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isTypedArray,
  isUint16Array: typedArray("Uint16Array"),
  isUint32Array: typedArray("Uint32Array"),
  isUint8Array: typedArray("Uint8Array"),
  isUint8ClampedArray: typedArray("Uint8ClampedArray"),
  isWeakMap,
  isWeakSet,
};
