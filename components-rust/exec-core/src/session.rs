//! `session`: files that stay, programs that do not.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use exec_io::wit::wasi::filesystem::types::ErrorCode;
use exec_io::wit::wasi::io::streams::InputStream;
use exec_io::{FileError, FileKind, Log, Stdin};

use crate::errors::Refusal;
use crate::job::Engine;
use crate::limits::Limits;
use crate::paths;
use crate::request::{self, After, Invocation, Program, Show};
use crate::session_dir::SessionDir;
use crate::stream::ExecStream;
use crate::wit::exports::golem::exec::executor;
use crate::wit::exports::golem::exec::session::GuestSession;
use crate::wit::exports::golem::exec::types::{self, Error, File, Language, Result as ExecResult};

/// A session of the language `E`.
pub struct Session<E> {
    state: Rc<RefCell<State>>,
    engine: PhantomData<E>,
}

/// What a session is. A constructor cannot fail, so what went wrong there is what every method answers.
enum State {
    Open(Open),
    Closed,
    OtherLanguage,
    NoDirectory(FileError),
}

#[derive(Clone)]
struct Open {
    directory: Rc<SessionDir>,
    working_dir: String,
}

impl State {
    fn open(&self) -> Result<&Open, Refusal> {
        match self {
            State::Open(open) => Ok(open),
            State::Closed => Err(Refusal::Closed),
            State::OtherLanguage => Err(Refusal::Language),
            State::NoDirectory(reason) => Err(Refusal::NoDirectory(*reason)),
        }
    }
}

impl Open {
    /// A path of the interface, from the session's root.
    fn place(&self, path: &str) -> Result<String, Refusal> {
        paths::join(&self.working_dir, path).map_err(|paths::Escapes| Refusal::Leaves { path: path.to_owned() })
    }

    fn entry(&self, path: &str) -> Result<String, Refusal> {
        let place = self.place(path)?;
        match self.directory.kind(&place) {
            Ok(FileKind::File) => Ok(place),
            Ok(_) => Err(Refusal::Entrypoint { path: path.to_owned(), reason: ErrorCode::IsDirectory.into() }),
            Err(reason) => Err(Refusal::Entrypoint { path: path.to_owned(), reason }),
        }
    }

    fn upload(&self, file: File) -> Result<(), Refusal> {
        let prepared = request::prepare(&self.working_dir, file)?;
        let stored = match self.directory.kind(&prepared.path) {
            Ok(FileKind::Directory) => Err(ErrorCode::IsDirectory.into()),
            _ => self.directory.replace(&prepared.path, &prepared.bytes),
        };
        stored.map_err(|reason| Refusal::Store { name: prepared.name, reason })
    }

    fn download(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        self.directory.read(&self.place(path)?).map_err(|reason| Refusal::Read { path: path.to_owned(), reason })
    }

    fn list_files(&self, folder: &str) -> Result<Vec<String>, Refusal> {
        let place = self.place(folder)?;
        self.directory.files_below(&place).map_err(|reason| Refusal::Read { path: folder.to_owned(), reason })
    }

    fn folder(&self, path: &str) -> Result<String, Refusal> {
        let place = self.place(path)?;
        match self.directory.kind(&place) {
            Ok(FileKind::Directory) => Ok(place),
            Ok(_) => Err(Refusal::WorkingDir { path: path.to_owned(), reason: ErrorCode::NotDirectory.into() }),
            Err(reason) => Err(Refusal::WorkingDir { path: path.to_owned(), reason }),
        }
    }
}

impl<E: Engine> Session<E> {
    fn with_open<T>(&self, action: impl FnOnce(&Open) -> Result<T, Refusal>) -> Result<T, Error> {
        Ok(self.state.borrow().open().and_then(action)?)
    }
}

/// A run in the session that `state` is, if it is still open.
fn run_in<E: Engine>(
    state: &RefCell<State>,
    entrypoint: &str,
    invocation: Invocation,
    show: Show,
) -> (Log, Result<ExecResult, Error>) {
    let found = state.borrow().open().and_then(|open| Ok((open.clone(), open.entry(entrypoint)?)));
    match found {
        Ok((Open { directory, working_dir }, entry)) => {
            let program = Program { directory, working_dir, entry, source: None };
            request::execute::<E>(program, invocation, show, After::FilesStay)
        }
        Err(refusal) => (Log::default(), Err(refusal.into())),
    }
}

impl<E: Engine> GuestSession for Session<E> {
    fn new(lang: Language) -> Self {
        let state = match request::check_language::<E>(&lang) {
            Err(_) => State::OtherLanguage,
            Ok(()) => match SessionDir::create() {
                Ok(directory) => State::Open(Open { directory: Rc::new(directory), working_dir: String::new() }),
                Err(reason) => State::NoDirectory(reason),
            },
        };
        Session { state: Rc::new(RefCell::new(state)), engine: PhantomData }
    }

    fn upload(&self, file: File) -> Result<(), Error> {
        self.with_open(|open| open.upload(file))
    }

    fn run(
        &self,
        entrypoint: String,
        args: Vec<String>,
        stdin: Option<String>,
        env: Vec<(String, String)>,
        constraints: Option<types::Limits>,
    ) -> Result<ExecResult, Error> {
        let limits = self.limits(constraints.as_ref())?;
        let invocation = Invocation { args, env, stdin: Stdin::text(stdin), limits };
        run_in::<E>(&self.state, &entrypoint, invocation, Show::AtTheEnd).1
    }

    fn run_streaming(
        &self,
        entrypoint: String,
        args: Vec<String>,
        stdin: Option<InputStream>,
        env: Vec<(String, String)>,
        constraints: Option<types::Limits>,
    ) -> executor::ExecStream {
        let limits = self.limits(constraints.as_ref());
        let state = Rc::clone(&self.state);
        executor::ExecStream::new(ExecStream::<E>::of(move || match limits {
            Ok(limits) => {
                let invocation = Invocation { args, env, stdin: Stdin::stream(stdin), limits };
                run_in::<E>(&state, &entrypoint, invocation, Show::AsItComes)
            }
            Err(error) => (Log::default(), Err(error)),
        }))
    }

    fn download(&self, path: String) -> Result<Vec<u8>, Error> {
        self.with_open(|open| open.download(&path))
    }

    fn list_files(&self, dir: String) -> Result<Vec<String>, Error> {
        self.with_open(|open| open.list_files(&dir))
    }

    fn set_working_dir(&self, path: String) -> Result<(), Error> {
        let folder = self.with_open(|open| open.folder(&path))?;
        if let State::Open(open) = &mut *self.state.borrow_mut() {
            open.working_dir = folder;
        }
        Ok(())
    }

    fn close(&self) {
        let mut state = self.state.borrow_mut();
        if matches!(*state, State::Open(_)) {
            *state = State::Closed;
        }
    }
}

impl<E: Engine> Session<E> {
    fn limits(&self, constraints: Option<&types::Limits>) -> Result<Limits, Error> {
        self.with_open(|_| request::effective_limits(constraints))
    }
}

#[cfg(feature = "wasi-logging")]
impl<E> Session<E> {
    /// Whether calls of the session may succeed.
    pub(crate) fn is_open(&self) -> bool {
        matches!(*self.state.borrow(), State::Open(_))
    }
}
