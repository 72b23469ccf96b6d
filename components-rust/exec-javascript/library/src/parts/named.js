// The bundler renames classes that mention themselves and functions that collide with a global.

export function named(name, target) {
  return Object.defineProperty(target, "name", { value: name, configurable: true });
}
