//! `wasi:cli/exit`: the end of a process, which a component has not.
//!
//! The forge puts code of its own in the place of libc's `exit`, so that nothing calls this. Should something do so
//! all the same, there is no right answer: the caller was compiled to trap if this returns, and the host's `exit` would
//! end the worker. So this leaves a note of why, and returns.

use crate::Sandbox;
use crate::job::current;
use crate::wit::exports::golem::exec_sandbox::job::Ending;
use crate::wit::exports::wasi::cli0_2_9::exit::Guest;

impl Guest for Sandbox {
    fn exit(_status: Result<(), ()>) {
        if let Some(job) = current() {
            job.ending.replace(Some(Ending::Broken("the engine called `wasi:cli/exit`".to_owned())));
        }
    }
}
