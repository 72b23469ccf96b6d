//! The program's working directory, and what its paths mean from there.

use std::cell::RefCell;
use std::rc::Rc;

use exec_core::{Escapes, FileError, FileKind, Job, join_path};
use rquickjs::{Ctx, Error, Result, String as JsString};

use super::error::About;
use crate::native::text::view::{Utf8, replace_surrogates};

/// The longest path that is passed on. It bounds what a program can make the component copy; systems have the same limit.
const MAX_PATH: usize = 4096;

/// The working directory of one run.
pub(crate) struct Paths {
    job: Rc<Job>,
    folder: RefCell<String>,
}

impl Paths {
    pub(crate) fn new(job: &Rc<Job>) -> Self {
        Paths { job: Rc::clone(job), folder: RefCell::new(job.working_dir.clone()) }
    }

    /// The working directory as the program sees it.
    pub(crate) fn working_dir(&self) -> String {
        format!("/{}", self.folder.borrow())
    }

    /// The path from the session's root of a path that the program writes.
    pub(crate) fn place(&self, path: &str) -> std::result::Result<String, FileError> {
        join_path(&self.folder.borrow(), path).map_err(|Escapes| FileError::LEAVES)
    }

    /// Moves to another folder.
    pub(crate) fn change<'js>(&self, ctx: &Ctx<'js>, path: &JsString<'js>) -> Result<()> {
        let path = argument(ctx, path, "chdir")?;
        let from = self.working_dir();
        let place = self.folder_at(&path).map_err(|error| About::paths("chdir", &from, &path).throw(ctx, error))?;
        *self.folder.borrow_mut() = place;
        Ok(())
    }

    fn folder_at(&self, path: &str) -> std::result::Result<String, FileError> {
        let place = self.place(path)?;
        match self.job.files.stat(&place, true)?.kind {
            FileKind::Directory => Ok(place),
            _ => Err(FileError::NOT_A_FOLDER),
        }
    }
}

/// A path argument. What is too long for a path is cut before it is copied and fails as the system would.
pub(crate) fn argument<'js>(ctx: &Ctx<'js>, path: &JsString<'js>, syscall: &'static str) -> Result<String> {
    let text = Utf8::new(path)?;
    let bytes = text.as_bytes();
    if bytes.len() > MAX_PATH {
        return Err(About::descriptor(syscall).throw(ctx, FileError::TOO_LONG));
    }
    let mut bytes = bytes.to_vec();
    replace_surrogates(&mut bytes);
    String::from_utf8(bytes).map_err(|_| Error::Unknown)
}
