// expect: timeout
const ping = () => process.nextTick(pong);
const pong = () => Promise.resolve().then(ping);
ping();
