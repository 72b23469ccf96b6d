// The system's error codes with their numbers (Linux) and texts (libuv).

const ERRORS = `E2BIG 7 argument list too long
EACCES 13 permission denied
EADDRINUSE 98 address already in use
EADDRNOTAVAIL 99 address not available
EAGAIN 11 resource temporarily unavailable
EBADF 9 bad file descriptor
EBUSY 16 resource busy or locked
ECANCELED 125 operation canceled
ECONNABORTED 103 software caused connection abort
ECONNREFUSED 111 connection refused
ECONNRESET 104 connection reset by peer
EEXIST 17 file already exists
EFAULT 14 bad address in system call argument
EFBIG 27 file too large
EHOSTUNREACH 113 host is unreachable
EINTR 4 interrupted system call
EINVAL 22 invalid argument
EIO 5 i/o error
EISDIR 21 illegal operation on a directory
ELOOP 40 too many symbolic links encountered
EMFILE 24 too many open files
EMLINK 31 too many links
ENAMETOOLONG 36 name too long
ENOENT 2 no such file or directory
ENOMEM 12 not enough memory
ENOSPC 28 no space left on device
ENOSYS 38 function not implemented
ENOTCONN 107 socket is not connected
ENOTDIR 20 not a directory
ENOTEMPTY 39 directory not empty
ENOTSUP 95 operation not supported on socket
ENXIO 6 no such device or address
EPERM 1 operation not permitted
EPIPE 32 broken pipe
ERANGE 34 result too large
EROFS 30 read-only file system
ESPIPE 29 invalid seek
ESRCH 3 no such process
ETIMEDOUT 110 connection timed out
ETXTBSY 26 text file is busy
EXDEV 18 cross-device link not permitted`;

const byName = new Map();
for (const line of ERRORS.split("\n")) {
  const [, name, number, text] = /^(\w+) (\d+) (.*)$/.exec(line);
  byName.set(name, { number: Number(number), text });
}

const find = (errno) => [...byName].find(([, { number }]) => number === -errno);

module.exports = {
  byName,
  map: () => new Map([...byName].map(([name, { number, text }]) => [-number, [name, text]])),
  message: (errno) => find(errno)?.[1].text ?? `Unknown system error ${errno}`,
  name: (errno) => find(errno)?.[0] ?? `Unknown system error ${errno}`,
};
