// Named channels between parts of a program.

import { invalidArgType } from "internal:errors";

const channels = new Map();

class Channel {
  #subscribers = [];
  #stores = new Map();

  constructor(name) {
    this.name = name;
  }

  get hasSubscribers() {
    return this.#subscribers.length > 0 || this.#stores.size > 0;
  }

  subscribe(subscriber) {
    if (typeof subscriber !== "function") throw invalidArgType("subscription", "function", subscriber);
    this.#subscribers = [...this.#subscribers, subscriber];
  }

  unsubscribe(subscriber) {
    const at = this.#subscribers.indexOf(subscriber);
    if (at === -1) return false;
    this.#subscribers = this.#subscribers.toSpliced(at, 1);
    return true;
  }

  bindStore(store, transform = (data) => data) {
    this.#stores.set(store, transform);
  }

  unbindStore(store) {
    return this.#stores.delete(store);
  }

  publish(data) {
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(data, this.name);
      } catch (error) {
        require("internal:ticks").nextTick(() => {
          throw error;
        });
      }
    }
  }

  runStores(data, run, thisArg, ...args) {
    let inside = () => {
      this.publish(data);
      return run.apply(thisArg, args);
    };
    for (const [store, transform] of this.#stores) {
      const next = inside;
      inside = () => store.run(transform(data), next);
    }
    return inside();
  }
}

function channel(name) {
  if (typeof name !== "string" && typeof name !== "symbol") throw invalidArgType("channel", ["string", "symbol"], name);
  if (!channels.has(name)) channels.set(name, new Channel(name));
  return channels.get(name);
}

const EVENTS = ["start", "end", "asyncStart", "asyncEnd", "error"];

class TracingChannel {
  constructor(source) {
    for (const event of EVENTS)
      this[event] = typeof source === "string" ? channel(`tracing:${source}:${event}`) : source[event];
  }

  get hasSubscribers() {
    return EVENTS.some((event) => this[event]?.hasSubscribers);
  }

  subscribe(handlers) {
    for (const event of EVENTS) if (handlers[event]) this[event].subscribe(handlers[event]);
  }

  unsubscribe(handlers) {
    return EVENTS.every((event) => !handlers[event] || this[event].unsubscribe(handlers[event]));
  }

  traceSync(run, context = {}, thisArg, ...args) {
    return this.start.runStores(context, () => {
      try {
        context.result = run.apply(thisArg, args);
        return context.result;
      } catch (error) {
        context.error = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  tracePromise(run, context = {}, thisArg, ...args) {
    const settle = (key, value) => {
      context[key] = value;
      if (key === "error") this.error.publish(context);
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    return this.start.runStores(context, () => {
      try {
        return Promise.resolve(run.apply(thisArg, args)).then(
          (value) => {
            settle("result", value);
            return value;
          },
          (error) => {
            settle("error", error);
            throw error;
          },
        );
      } finally {
        this.end.publish(context);
      }
    });
  }

  traceCallback(run, position = -1, context = {}, thisArg, ...args) {
    const callback = args.at(position);
    args.splice(position < 0 ? args.length + position : position, 1, (error, result) => {
      if (error) {
        context.error = error;
        this.error.publish(context);
      } else {
        context.result = result;
      }
      this.asyncStart.runStores(context, () => {
        try {
          callback(error, result);
        } finally {
          this.asyncEnd.publish(context);
        }
      });
    });
    return this.traceSync(run, context, thisArg, ...args);
  }
}

module.exports = {
  Channel,
  channel,
  hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
  subscribe: (name, subscriber) => channel(name).subscribe(subscriber),
  tracingChannel: (source) => new TracingChannel(source),
  unsubscribe: (name, subscriber) => channel(name).unsubscribe(subscriber),
};
