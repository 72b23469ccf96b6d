// expect: ok
// stdout: ESRCH
// stdout: ESRCH
// stdout: ERR_INVALID_ARG_TYPE
// stdout: ERR_INVALID_ARG_TYPE
for (const pid of [process.pid + 1, -process.pid - 1, 'x', NaN]) try { process.kill(pid, 'SIGKILL'); } catch (e) { console.log(e.code); }
