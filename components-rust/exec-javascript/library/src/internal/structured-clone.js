// structuredClone, by the algorithm of the HTML standard: one walk that remembers what it has copied.

import {
  isAnyArrayBuffer,
  isArrayBuffer,
  isBoxedPrimitive,
  isDataView,
  isDate,
  isMap,
  isNativeError,
  isRegExp,
  isSet,
  isSymbolObject,
  isWeakMap,
  isWeakSet,
  isPromise,
  isGeneratorObject,
  isModuleNamespaceObject,
} from "internal:types";

const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function refuse(value) {
  let text;
  try {
    text =
      typeof value === "symbol" || typeof value === "function"
        ? String(value)
        : `#<${value.constructor?.name ?? "Object"}>`;
  } catch {
    text = "#<Object>";
  }
  throw new DOMException(`${text} could not be cloned.`, "DataCloneError");
}

class Cloner {
  constructor(transfer) {
    this.seen = new Map();
    for (const item of transfer) {
      if (!isArrayBuffer(item)) refuse(item);
      if (this.seen.has(item)) throw new DOMException("Transferable is duplicated", "DataCloneError");
      this.seen.set(item, undefined);
    }
    this.transfer = transfer;
  }

  clone(value) {
    if (typeof value === "symbol" || typeof value === "function") refuse(value);
    if (typeof value !== "object" || value === null) return value;
    const known = this.seen.get(value);
    if (known !== undefined) return known;
    return this.cloneBuiltIn(value) ?? this.cloneObject(value);
  }

  remember(value, copy) {
    this.seen.set(value, copy);
    return copy;
  }

  cloneBuiltIn(value) {
    if (isDate(value)) return this.remember(value, new Date(value.getTime()));
    if (isRegExp(value)) return this.remember(value, new RegExp(value.source, value.flags));
    if (isSymbolObject(value)) refuse(value);
    if (isBoxedPrimitive(value)) return this.remember(value, Object(value.valueOf()));
    if (isAnyArrayBuffer(value)) return this.cloneBuffer(value);
    if (ArrayBuffer.isView(value)) return this.cloneView(value);
    if (isMap(value)) {
      const copy = this.remember(value, new Map());
      for (const [key, entry] of [...value]) copy.set(this.clone(key), this.clone(entry));
      return copy;
    }
    if (isSet(value)) {
      const copy = this.remember(value, new Set());
      for (const entry of [...value]) copy.add(this.clone(entry));
      return copy;
    }
    if (isNativeError(value)) return this.cloneError(value);
    if (value instanceof DOMException) return this.remember(value, new DOMException(value.message, value.name));
    const { Blob, File } = native.shared.blobs ?? {};
    if (Blob !== undefined && value instanceof Blob) {
      return this.remember(
        value,
        value instanceof File ? new File([value], value.name, value) : value.slice(0, value.size, value.type),
      );
    }
    if (
      isPromise(value) ||
      isWeakMap(value) ||
      isWeakSet(value) ||
      isGeneratorObject(value) ||
      isModuleNamespaceObject(value) ||
      value instanceof WeakRef
    )
      refuse(value);
    return undefined;
  }

  cloneBuffer(buffer) {
    if (!isArrayBuffer(buffer)) return this.remember(buffer, buffer);
    if (buffer.detached) refuse(buffer);
    return this.remember(buffer, this.transfer.includes(buffer) ? buffer.transfer() : buffer.slice(0));
  }

  cloneView(view) {
    const { byteOffset } = view;
    const length = isDataView(view) ? view.byteLength : view.length;
    // A view of a subclass (Buffer) becomes one of the built-in class.
    const Class = globalThis[Object.prototype.toString.call(view).slice(8, -1)];
    return this.remember(view, new Class(this.clone(view.buffer), byteOffset, length));
  }

  cloneError(error) {
    const { name } = error;
    const Class = Object.hasOwn(ERRORS, name) ? ERRORS[name] : Error;
    const made = this.remember(error, new Class());
    const define = (key, value) =>
      Object.defineProperty(made, key, { value, writable: true, configurable: true, enumerable: false });
    if (Object.hasOwn(error, "message")) define("message", String(error.message));
    define("stack", String(error.stack));
    if (Object.hasOwn(error, "cause")) define("cause", this.clone(error.cause));
    return made;
  }

  cloneObject(value) {
    let copy = {};
    if (Array.isArray(value)) {
      copy = [];
      copy.length = value.length;
    }
    this.remember(value, copy);
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(value, key)) continue;
      Object.defineProperty(copy, key, {
        value: this.clone(value[key]),
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }
    return copy;
  }
}

function structuredClone(value, options) {
  if (arguments.length === 0) {
    throw require("internal:errors").makeError(TypeError, "ERR_MISSING_ARGS", 'The "value" argument must be specified');
  }
  return new Cloner([...(options?.transfer ?? [])]).clone(value);
}

module.exports = { structuredClone };
