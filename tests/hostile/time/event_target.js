// expect: timeout
const target = new EventTarget();
target.addEventListener('go', () => queueMicrotask(() => target.dispatchEvent(new Event('go'))));
target.dispatchEvent(new Event('go'));
