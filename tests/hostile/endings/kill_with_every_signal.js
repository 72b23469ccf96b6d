// expect: runtime-failed SIGKILL
// stdout: ERR_UNKNOWN_SIGNAL
// stdout: ERR_UNKNOWN_SIGNAL
// stdout: ERR_UNKNOWN_SIGNAL
// stdout: EINVAL
// stdout: EINVAL
// stdout: EINVAL
for (const signal of ['SIGNOPE', '', 'toString', 1000, -1, NaN]) try { process.kill(process.pid, signal); } catch (e) { console.log(e.code); }
for (const signal of ['SIGCHLD', 'SIGCONT', 'SIGURG', 'SIGWINCH', 0]) process.kill(process.pid, signal);
process.kill(0, 'SIGKILL');
