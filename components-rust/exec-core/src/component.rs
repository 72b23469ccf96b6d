//! The exported interface, over any engine.

use std::marker::PhantomData;

use exec_io::wit::wasi::io::streams::InputStream;
use exec_io::{Log, Stdin};

use crate::errors::Refusal;
use crate::job::Engine;
use crate::journal::{Session, tell};
use crate::request::{self, After, Invocation, Prepared, Show};
use crate::stream::ExecStream;
use crate::wit::exports::golem::exec::types::{Error, File, Language, Limits, Result as ExecResult};
use crate::wit::exports::golem::exec::{executor, session};

/// A component that runs the language of `E`.
pub struct Component<E>(PhantomData<E>);

impl<E: Engine> session::Guest for Component<E> {
    type Session = Session<E>;
}

impl<E: Engine> executor::Guest for Component<E> {
    type ExecStream = ExecStream<E>;

    fn run(
        lang: Language,
        files: Vec<File>,
        stdin: Option<String>,
        args: Vec<String>,
        env: Vec<(String, String)>,
        constraints: Option<Limits>,
    ) -> Result<ExecResult, Error> {
        tell!(called::<E>("executor.run"));
        let call = Call { lang, files, stdin: Stdin::text(stdin), args, env, constraints };
        let (files, invocation) = call.check::<E>()?;
        run_stateless::<E>(files, invocation, Show::AtTheEnd).1
    }

    fn run_streaming(
        lang: Language,
        files: Vec<File>,
        stdin: Option<InputStream>,
        args: Vec<String>,
        env: Vec<(String, String)>,
        constraints: Option<Limits>,
    ) -> executor::ExecStream {
        tell!(called::<E>("executor.run-streaming"));
        let call = Call { lang, files, stdin: Stdin::stream(stdin), args, env, constraints };
        let checked = call.check::<E>();
        executor::ExecStream::new(ExecStream::<E>::of(move || match checked {
            Ok((files, invocation)) => run_stateless::<E>(files, invocation, Show::AsItComes),
            Err(refusal) => (Log::default(), Err(refusal.into())),
        }))
    }
}

/// A stateless call as it came.
struct Call {
    lang: Language,
    files: Vec<File>,
    stdin: Stdin,
    args: Vec<String>,
    env: Vec<(String, String)>,
    constraints: Option<Limits>,
}

impl Call {
    fn check<E: Engine>(self) -> Result<(Vec<Prepared>, Invocation), Refusal> {
        request::check_language::<E>(&self.lang)?;
        let limits = request::effective_limits(self.constraints.as_ref())?;
        let files = request::prepare_all(self.files, &limits)?;
        Ok((files, Invocation { args: self.args, env: self.env, stdin: self.stdin, limits }))
    }
}

fn run_stateless<E: Engine>(
    files: Vec<Prepared>,
    invocation: Invocation,
    show: Show,
) -> (Log, Result<ExecResult, Error>) {
    match request::stateless_program(files) {
        Ok(program) => request::execute::<E>(program, invocation, show, After::FilesGo),
        Err(refusal) => (Log::default(), Err(refusal.into())),
    }
}
