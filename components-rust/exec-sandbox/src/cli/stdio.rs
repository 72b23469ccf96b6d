//! `wasi:cli/stdin`, `stdout` and `stderr`: names of the streams of the run that is under way, whichever it is.

use exec_io::Channel;

use crate::Sandbox;
use crate::io::{Input, Sink};
use crate::wit::exports::wasi::cli0_2_9::{stderr, stdin, stdout};
use crate::wit::exports::wasi::io0_2_9::streams::{InputStream, OutputStream};

impl stdin::Guest for Sandbox {
    fn get_stdin() -> InputStream {
        InputStream::new(Input::Stdin)
    }
}

impl stdout::Guest for Sandbox {
    fn get_stdout() -> OutputStream {
        OutputStream::new(Sink::Standard(Channel::Stdout))
    }
}

impl stderr::Guest for Sandbox {
    fn get_stderr() -> OutputStream {
        OutputStream::new(Sink::Standard(Channel::Stderr))
    }
}
