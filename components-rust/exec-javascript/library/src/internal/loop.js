// The event loop: libuv's phases (timers, finished operations, immediates), one callback at a time.
//
// The host calls `turn` and, between turns, runs ticks and microtasks. `turn` says how long there is nothing to do. The
// clock is read once a round, as libuv does: a durable host logs every read.

const { shared } = native;

const timers = []; // a binary heap by due time, then by age
let cleared = 0; // timers in the heap that were cleared
let activeTimers = 0; // timers that keep the program alive
let sequence = 0;

let operations = []; // callbacks of finished asynchronous work
let immediates = [];
let activeImmediates = 0;
let stdin; // { read(): bool, active: bool } while someone waits for standard input

const TIMERS = 0;
const OPERATIONS = 1;
const IMMEDIATES = 2;
let phase = TIMERS;
let now = 0;
let batch = []; // what the present phase has still to run, in reverse order
let worked = false; // whether the present round ran anything

// ---- the heap --------------------------------------------------------------------------------------------------

const before = (a, b) => a.due < b.due || (a.due === b.due && a.sequence < b.sequence);

function push(timer) {
  let i = timers.length;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (!before(timer, timers[parent])) break;
    timers[i] = timers[parent];
    i = parent;
  }
  timers[i] = timer;
}

function pop() {
  const top = timers[0];
  const last = timers.pop();
  if (timers.length > 0) sink(last);
  return top;
}

function sink(timer) {
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= timers.length) break;
    if (child + 1 < timers.length && before(timers[child + 1], timers[child])) child++;
    if (!before(timers[child], timer)) break;
    timers[i] = timers[child];
    i = child;
  }
  timers[i] = timer;
}

// A timer is { active, run() }: `active` is whether it keeps the program alive.
function addTimer(timer, delay) {
  timer.entry = { due: native.time.monotonic() + delay, sequence: sequence++, timer };
  if (timer.active) activeTimers++;
  push(timer.entry);
}

function removeTimer(timer) {
  if (timer.entry === undefined) return;
  timer.entry.timer = undefined;
  timer.entry = undefined;
  if (timer.active) activeTimers--;
  // Programs that set and clear many long timers must not fill memory with them.
  if (++cleared > 64 && cleared > timers.length / 2) {
    const live = timers.splice(0).filter((entry) => entry.timer !== undefined);
    cleared = 0;
    for (const entry of live) push(entry);
  }
}

function setActive(timer, active) {
  if (timer.active === active) return;
  timer.active = active;
  if (timer.entry !== undefined) activeTimers += active ? 1 : -1;
}

// The next timer that is due at `time`, or undefined. Drops cleared ones on the way.
function takeDue(time) {
  while (timers.length > 0) {
    const { timer, due } = timers[0];
    if (timer === undefined) {
      pop();
      cleared--;
    } else if (due <= time) {
      pop();
      timer.entry = undefined;
      if (timer.active) activeTimers--;
      return timer;
    } else {
      return undefined;
    }
  }
  return undefined;
}

// ---- the round -------------------------------------------------------------------------------------------------

function runIn(frame, run) {
  if (frame === shared.frame) return run();
  const outer = shared.frame;
  shared.frame = frame;
  try {
    return run();
  } finally {
    shared.frame = outer;
  }
}

// `perform` runs as a task of its own, soon: the library's way to make synchronous host calls asynchronous.
function enqueue(perform) {
  operations.push({ perform, frame: shared.frame });
}

function addImmediate(immediate) {
  immediate.frame = shared.frame;
  if (immediate.active) activeImmediates++;
  immediate.queued = true;
  immediates.push(immediate);
}

function removeImmediate(immediate) {
  if (!immediate.queued) return;
  immediate.queued = false;
  if (immediate.active) activeImmediates--;
}

function setImmediateActive(immediate, active) {
  if (immediate.active === active) return;
  immediate.active = active;
  if (immediate.queued) activeImmediates += active ? 1 : -1;
}

function runTimer() {
  const timer = takeDue(now);
  if (timer === undefined) return false;
  runIn(timer.frame, () => timer.run());
  return true;
}

function runOperation() {
  const operation = batch.pop();
  if (operation !== undefined) {
    runIn(operation.frame, operation.perform);
    return true;
  }
  return stdin !== undefined && stdin.read();
}

function runImmediate() {
  let immediate;
  while ((immediate = batch.pop()) !== undefined) {
    if (!immediate.queued) continue;
    removeImmediate(immediate);
    runIn(immediate.frame, () => immediate.run());
    return true;
  }
  return false;
}

function startPhase(next) {
  phase = next;
  if (next === TIMERS) {
    worked = false;
    if (timers.length > 0) now = native.time.monotonic();
    return;
  }
  batch = (next === OPERATIONS ? operations : immediates).reverse();
  if (next === OPERATIONS) operations = [];
  else immediates = [];
}

function idleTime() {
  if (operations.length > 0 || activeImmediates > 0) return 0;
  if (activeTimers === 0) return stdin?.active ? Infinity : -1;
  while (timers[0].timer === undefined) {
    pop();
    cleared--;
  }
  return Math.max(timers[0].due - now, 0);
}

const steps = [runTimer, runOperation, runImmediate];

// Runs one callback, or goes through one whole round without finding any. 0: call again now; n: nothing is due for
// n ms; Infinity: only standard input is waited for; -1: nothing keeps the program alive.
function turn() {
  if (phase === TIMERS && !worked && timers.length > 0) now = native.time.monotonic();
  for (;;) {
    // Set before the callback: it may throw, and what follows it in the queue must still run.
    const outer = worked;
    worked = true;
    if (steps[phase]()) return 0;
    worked = outer;
    if (phase !== IMMEDIATES) {
      startPhase(phase + 1);
      continue;
    }
    const again = worked;
    startPhase(TIMERS);
    if (again && (activeTimers > 0 || operations.length > 0 || activeImmediates > 0)) continue;
    return idleTime();
  }
}

function waitForStdin(waiter) {
  stdin = waiter;
}

shared.turn = turn;

module.exports = {
  addImmediate,
  addTimer,
  enqueue,
  removeImmediate,
  removeTimer,
  runIn,
  setActive,
  setImmediateActive,
  waitForStdin,
};
