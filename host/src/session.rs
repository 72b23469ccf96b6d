//! A session whose files outlive its instance.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use wasmtime::component::ResourceAny;

use crate::bindings;
use crate::cancel::Cancel;
use crate::error::{RunError, SessionError};
use crate::folder::{Folder, OWN};
use crate::live::Channel;
use crate::program::{Call, File, Language};
use crate::removal::{self, parts};
use crate::report::Report;
use crate::running::Running;
use crate::runtime::{self, LARGE_BYTES, Runtime};
use crate::settings::Settings;
use crate::worker::{Instance, Root, Worker};

/// How long what is no run may take: large files on a slow disk.
const FILE_TIME: Duration = Duration::from_secs(60);

/// A directory that stays, and an instance that runs programs in it. Put it to rest when it is no longer needed; what
/// is only dropped keeps its files as well, in a folder of its own that the next opening finds.
pub struct Session {
    worker: Worker,
    session: ResourceAny,
    folder: Folder,
    made: PathBuf,
    language: Language,
    settings: Arc<Settings>,
    running: Arc<Running>,
}

impl Session {
    pub(crate) fn open(
        runtime: Arc<Runtime>,
        path: &Path,
        settings: Arc<Settings>,
        running: Arc<Running>,
    ) -> Result<Self, SessionError> {
        let folder = Folder::open(path)?;
        let before = folder.made()?;
        let worker = runtime.settle(Root::Kept(folder.root()))?;
        let language = runtime.language;
        let session = worker.call(FILE_TIME, move |Instance { exec, store }| {
            exec.golem_exec_session().session().call_constructor(store, &language.wit())
        })?;
        let made = folder.made()?.into_iter().find(|made| !before.contains(made));
        let made =
            made.ok_or_else(|| SessionError::Refused("the runtime made no folder for the session".to_owned()))?;
        let session = Session { worker, session, folder, made, language, settings, running };
        match session.settle() {
            Ok(()) => Ok(session),
            Err(error) => {
                // What has moved goes back to where people look for it, as far as it can. Why it could not come says more.
                let _ = session.rest();
                Err(error)
            }
        }
    }

    fn settle(&self) -> Result<(), SessionError> {
        self.folder.move_in(&self.made)?;
        let Some(path) = self.folder.working_directory() else { return Ok(()) };
        match self.set_component_directory(path) {
            // A program has removed it, and the root is what is left.
            Err(SessionError::Refused(_)) => Ok(()),
            done => done,
        }
    }

    /// Stores a file, whole or not at all.
    pub fn upload(&self, file: &File) -> Result<(), SessionError> {
        if parts(&file.name).is_some_and(|parts| parts.first() == Some(&OWN)) {
            return Err(SessionError::Refused(format!("`{OWN}` is no name for a file: golem-exec has it")));
        }
        let (session, file) = (self.session, file.wit());
        self.ask(move |Instance { exec, store }| exec.golem_exec_session().session().call_upload(store, session, &file))
    }

    /// The bytes of a file.
    pub fn download(&self, path: &str) -> Result<Vec<u8>, SessionError> {
        let (session, path) = (self.session, path.to_owned());
        self.ask(move |Instance { exec, store }| {
            exec.golem_exec_session().session().call_download(store, session, &path)
        })
    }

    /// Every file below a folder, sorted.
    pub fn list_files(&self, folder: &str) -> Result<Vec<String>, SessionError> {
        let (session, folder) = (self.session, folder.to_owned());
        self.ask(move |Instance { exec, store }| {
            exec.golem_exec_session().session().call_list_files(store, session, &folder)
        })
    }

    /// Removes a file. The path starts at the session's root, wherever the working directory is.
    pub fn remove_file(&self, path: &str) -> Result<(), SessionError> {
        removal::remove_file(&self.made, path)
    }

    /// Moves where relative paths start.
    pub fn set_working_dir(&self, path: &str) -> Result<(), SessionError> {
        self.set_component_directory(path.to_owned())?;
        self.folder.note_working_directory(path)
    }

    fn set_component_directory(&self, path: String) -> Result<(), SessionError> {
        let session = self.session;
        self.ask(move |Instance { exec, store }| {
            exec.golem_exec_session().session().call_set_working_dir(store, session, &path)
        })
    }

    /// Asks its component for what is no run.
    fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Instance) -> wasmtime::Result<Result<T, bindings::Error>> + Send + 'static,
    ) -> Result<T, SessionError> {
        self.worker.call(FILE_TIME, work)?.map_err(refused)
    }

    /// Runs one of its files.
    pub fn run(&self, entry: &str, call: Call) -> Result<Report, RunError> {
        let (session, entry) = (self.session, entry.to_owned());
        let time = self.settings.time(call.limits.time_ms);
        let stdin = runtime::text(call.stdin)?;
        let cancel = call.cancel.clone();
        self.entered(&cancel, time, move |Instance { exec, store }| {
            let guest = exec.golem_exec_session();
            let limits = Some(call.limits.wit());
            let ended =
                guest.session().call_run(store, session, &entry, &call.args, stdin.as_deref(), &call.env, limits)?;
            Ok(Report::new(ended))
        })
    }

    /// Runs one of its files, and hands on its output while it is written.
    pub fn run_streaming(
        &self,
        entry: &str,
        call: Call,
        hear: impl FnMut(Channel, Bytes) + Send + 'static,
    ) -> Result<Report, RunError> {
        let (session, entry) = (self.session, entry.to_owned());
        let time = self.settings.time(call.limits.time_ms);
        let listener = runtime::listener(hear);
        let cancel = call.cancel.clone();
        self.entered(&cancel, time, move |instance| {
            instance.listened(listener, |instance| {
                let stdin = instance.stdin(call.stdin)?;
                let Instance { exec, store } = instance;
                let (guest, limits) = (exec.golem_exec_session(), Some(call.limits.wit()));
                guest.session().call_run_streaming(store, session, &entry, &call.args, stdin, &call.env, limits)
            })
        })
    }

    fn entered(
        &self,
        cancel: &Cancel,
        time: Duration,
        work: impl FnOnce(&mut Instance) -> wasmtime::Result<Report> + Send + 'static,
    ) -> Result<Report, RunError> {
        self.running.run(self.language, self.worker.fence(), cancel, || self.worker.call(time, work))
    }

    /// Whether its instance should not be kept: a run of it was ended from outside, or a program took much memory,
    /// which an instance does not give back. Put it to rest and open it again.
    pub fn is_spent(&self) -> bool {
        let fence = self.worker.fence();
        fence.is_cancelled() || fence.has_stopped() || self.worker.memory_bytes() >= LARGE_BYTES
    }

    /// Ends the instance and leaves the files in the session's folder, for whoever looks there and for the next
    /// opening.
    pub fn rest(self) -> Result<(), SessionError> {
        let Session { worker, folder, made, .. } = self;
        // Its directory is in use until it has ended.
        drop(worker);
        folder.move_out(&made)
    }
}

fn refused(error: bindings::Error) -> SessionError {
    match error {
        bindings::Error::Internal(message) => SessionError::Refused(message),
        bindings::Error::ResourceExceeded => SessionError::TooLarge,
        bindings::Error::UnsupportedLanguage
        | bindings::Error::CompilationFailed(_)
        | bindings::Error::RuntimeFailed(_)
        | bindings::Error::Timeout => SessionError::Refused("the runtime answers what it should not".to_owned()),
    }
}
