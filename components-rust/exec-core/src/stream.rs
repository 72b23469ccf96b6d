//! `exec-stream`: the events of a run, handed out one by one.
//!
//! A component's call cannot be left in the middle of a program and taken up again, so a program runs as a whole: at the
//! first `next`, after which the events are those that it left. A stream that is dropped before has run nothing.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::marker::PhantomData;

use exec_io::{Channel, Log};

use crate::wit::exports::golem::exec::executor::GuestExecStream;
use crate::wit::exports::golem::exec::types::{Error, ExecEvent, Result as ExecResult};
use crate::{job::Engine, journal::taken_up};

type Run = Box<dyn FnOnce() -> (Log, Result<ExecResult, Error>)>;

/// One streamed run of the language `E`.
pub struct ExecStream<E> {
    state: RefCell<State>,
    engine: PhantomData<E>,
}

enum State {
    NotStarted(Run),
    Events(VecDeque<ExecEvent>),
}

impl<E: Engine> ExecStream<E> {
    /// A stream whose program runs when it is first asked.
    pub(crate) fn of(run: impl FnOnce() -> (Log, Result<ExecResult, Error>) + 'static) -> Self {
        ExecStream { state: RefCell::new(State::NotStarted(Box::new(taken_up!(run)))), engine: PhantomData }
    }
}

impl<E: Engine> GuestExecStream for ExecStream<E> {
    fn next(&self) -> Option<ExecEvent> {
        let mut state = self.state.borrow_mut();
        match std::mem::replace(&mut *state, State::Events(VecDeque::new())) {
            State::Events(mut events) => {
                let event = events.pop_front();
                *state = State::Events(events);
                event
            }
            State::NotStarted(run) => {
                let (log, result) = run();
                let mut events = events_of(&log, result);
                let event = events.pop_front();
                *state = State::Events(events);
                event
            }
        }
    }
}

fn events_of(log: &Log, result: Result<ExecResult, Error>) -> VecDeque<ExecEvent> {
    let pieces = log.pieces().map(|(channel, bytes)| match channel {
        Channel::Stdout => ExecEvent::StdoutChunk(bytes.to_vec()),
        Channel::Stderr => ExecEvent::StderrChunk(bytes.to_vec()),
    });
    let last = match result {
        Ok(result) => ExecEvent::Finished(result),
        Err(error) => ExecEvent::Failed(error),
    };
    pieces.chain([last]).collect()
}
