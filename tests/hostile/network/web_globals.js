// expect: ok
// stdout: []
console.log(['WebSocket', 'XMLHttpRequest', 'EventSource', 'Worker', 'SharedWorker', 'importScripts', 'RTCPeerConnection', 'WebTransport', 'navigator', 'caches', 'Deno', 'Bun', 'std', 'bjson'].filter((name) => { try { return typeof globalThis[name] === 'function' && (new globalThis[name]('ws://127.0.0.1/'), true); } catch { return false; } }));
