// expect: runtime-failed SIGTERM
process.kill(-process.pid);
