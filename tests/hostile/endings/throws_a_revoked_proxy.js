// expect: runtime-failed
const { proxy, revoke } = Proxy.revocable(function () {}, {});
revoke();
throw proxy;
