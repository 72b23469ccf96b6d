//! A session that says when it opens and closes, and which call of it is under way.

use exec_io::wit::wasi::io::streams::InputStream;

use super::line;
use crate::job::Engine;
use crate::session::Session as Silent;
use crate::wit::exports::golem::exec::executor;
use crate::wit::exports::golem::exec::session::GuestSession;
use crate::wit::exports::golem::exec::types::{Error, File, Language, LanguageKind, Limits, Result as ExecResult};

/// A session of the language `E`.
pub struct Session<E> {
    session: Silent<E>,
    kind: LanguageKind,
}

impl<E: Engine> GuestSession for Session<E> {
    fn new(lang: Language) -> Self {
        let session = Silent::<E>::new(lang);
        if session.is_open() {
            line::session(E::LANGUAGE, "session opened");
        } else {
            line::no_session(E::LANGUAGE);
        }
        Session { session, kind: E::LANGUAGE }
    }

    fn upload(&self, file: File) -> Result<(), Error> {
        line::called::<E>("session.upload");
        self.session.upload(file)
    }

    fn run(
        &self,
        entrypoint: String,
        args: Vec<String>,
        stdin: Option<String>,
        env: Vec<(String, String)>,
        constraints: Option<Limits>,
    ) -> Result<ExecResult, Error> {
        line::called::<E>("session.run");
        self.session.run(entrypoint, args, stdin, env, constraints)
    }

    fn run_streaming(
        &self,
        entrypoint: String,
        args: Vec<String>,
        stdin: Option<InputStream>,
        env: Vec<(String, String)>,
        constraints: Option<Limits>,
    ) -> executor::ExecStream {
        line::called::<E>("session.run-streaming");
        self.session.run_streaming(entrypoint, args, stdin, env, constraints)
    }

    fn download(&self, path: String) -> Result<Vec<u8>, Error> {
        line::called::<E>("session.download");
        self.session.download(path)
    }

    fn list_files(&self, dir: String) -> Result<Vec<String>, Error> {
        line::called::<E>("session.list-files");
        self.session.list_files(dir)
    }

    fn set_working_dir(&self, path: String) -> Result<(), Error> {
        line::called::<E>("session.set-working-dir");
        self.session.set_working_dir(path)
    }

    fn close(&self) {
        if self.session.is_open() {
            self.session.close();
            line::session(self.kind, "session closed");
        }
    }
}

/// A session that is dropped without having been closed.
impl<E> Drop for Session<E> {
    fn drop(&mut self) {
        if self.session.is_open() {
            line::session(self.kind, "session closed");
        }
    }
}
