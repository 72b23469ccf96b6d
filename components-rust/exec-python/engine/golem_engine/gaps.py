"""What programs commonly call and CPython on WASI lacks, where there is an honest answer.

There is no `getuid`: `tarfile` would take the answer 0 for leave to change owners. There is nothing that would start
a process or a thread.
"""

import errno
import hashlib
import hmac
import operator
import os
import posix
import signal

from .sealed import unseen


@unseen
def kill(pid, signal, /):
    """Kill a process with a signal.

    There is one process, and it is its own group.
    """
    pid, number = operator.index(pid), operator.index(signal)
    if pid not in (0, -1, os.getpid(), -os.getpid()):
        raise ProcessLookupError(errno.ESRCH, os.strerror(errno.ESRCH))
    if not 0 <= number < NSIG:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if number:
        raise_signal(number)


@unseen
def killpg(pgid, signal, /):
    """Kill a process group with a signal."""
    kill(-operator.index(pgid), signal)


def umask(mask, /):
    """Set the current numeric umask and return the previous umask.

    The file systems of WASI have no permissions that it could take away.
    """
    previous, MASK[0] = MASK[0], operator.index(mask) & 0o777
    return previous


def no_pipe(self):
    """An event loop wakes itself through a socket where threads or signals may call it; there are neither."""
    self._ssock = self._csock = None
    self._internal_fds += 1


def no_pipe_to_close(self):
    """The reverse."""
    self._internal_fds -= 1


def no_signals(self, sig, callback, *args):
    """Signals reach a loop through that socket. This is what loops say that have none."""
    raise NotImplementedError


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Password based key derivation function 2 (PKCS #5 v2.0), which elsewhere comes from OpenSSL."""
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = hashlib.new(hash_name).digest_size
    length = size if dklen is None else operator.index(dklen)
    if length < 1:
        raise ValueError("key length must be greater than 0.")
    keyed = hmac.new(password, None, hash_name)
    blocks = []
    for number in range(1, -(-length // size) + 1):
        block = derive(keyed, bytes(salt) + number.to_bytes(4))
        total = int.from_bytes(block)
        for _ in range(iterations - 1):
            block = derive(keyed, block)
            total ^= int.from_bytes(block)
        blocks.append(total.to_bytes(size))
    return b"".join(blocks)[:length]


def derive(keyed, data):
    """One step: the keyed hash of the data."""
    step = keyed.copy()
    step.update(data)
    return step.digest()


def fill_hashlib():
    """Key derivation, slowly."""
    pbkdf2_hmac.__module__ = "hashlib"
    hashlib.pbkdf2_hmac = pbkdf2_hmac
    hashlib.__all__ += ("pbkdf2_hmac",)


def fill_asyncio():
    """Makes `asyncio.run` work without sockets."""
    from asyncio import selector_events, unix_events

    loop = selector_events.BaseSelectorEventLoop
    loop._make_self_pipe, loop._close_self_pipe = no_pipe, no_pipe_to_close
    unix_events._UnixSelectorEventLoop.add_signal_handler = no_signals


NSIG, raise_signal = signal.NSIG, signal.raise_signal
MASK = [0o022]


def fill_posix():
    """Puts them where programs look."""
    for function in (kill, killpg, umask):
        function.__module__ = "posix"
        for module in (posix, os):
            setattr(module, function.__name__, function)
        os.__all__.append(function.__name__)
