//! Errors of files, in Node's shape: `ENOENT: no such file or directory, open 'x'` with `errno`, `code`, `syscall` and
//! the paths.

use exec_core::FileError;
use rquickjs::{Ctx, Error, Exception, IntoJs, Result};

use crate::native::text::heap::define;

/// What an operation was about, for its error.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    pub syscall: &'static str,
    pub path: Option<&'a str>,
    pub dest: Option<&'a str>,
}

impl<'a> About<'a> {
    /// An operation on an open file.
    pub(crate) fn descriptor(syscall: &'static str) -> Self {
        About { syscall, path: None, dest: None }
    }

    /// An operation on a path.
    pub(crate) fn path(syscall: &'static str, path: &'a str) -> Self {
        About { syscall, path: Some(path), dest: None }
    }

    /// An operation on two paths.
    pub(crate) fn paths(syscall: &'static str, path: &'a str, dest: &'a str) -> Self {
        About { syscall, path: Some(path), dest: Some(dest) }
    }

    /// Throws the error.
    pub(crate) fn throw(self, ctx: &Ctx<'_>, error: FileError) -> Error {
        let (code, number) = error.errno();
        self.build(ctx, code, number).map_or_else(|error| error, Exception::throw)
    }

    fn build<'js>(self, ctx: &Ctx<'js>, code: &str, number: i32) -> Result<Exception<'js>> {
        let mut message = format!("{code}: {}, {}", meaning(code), self.syscall);
        if let Some(path) = self.path {
            message.push_str(&format!(" '{path}'"));
        }
        if let Some(dest) = self.dest {
            message.push_str(&format!(" -> '{dest}'"));
        }
        let exception = Exception::from_message(ctx.clone(), &message)?;
        let object = exception.as_object();
        // Defined and not set: the program may have put setters of these names on what errors inherit from.
        define(object, c"errno", (-number).into_js(ctx)?)?;
        define(object, c"code", code.into_js(ctx)?)?;
        define(object, c"syscall", self.syscall.into_js(ctx)?)?;
        if let Some(path) = self.path {
            define(object, c"path", path.into_js(ctx)?)?;
        }
        if let Some(dest) = self.dest {
            define(object, c"dest", dest.into_js(ctx)?)?;
        }
        Ok(exception)
    }
}

/// What Node says for a code.
fn meaning(code: &str) -> &str {
    match code {
        "EACCES" => "permission denied",
        "EBADF" => "bad file descriptor",
        "EBUSY" => "resource busy or locked",
        "EEXIST" => "file already exists",
        "EFBIG" => "file too large",
        "EILSEQ" => "illegal byte sequence",
        "EINVAL" => "invalid argument",
        "EIO" => "i/o error",
        "EISDIR" => "illegal operation on a directory",
        "ELOOP" => "too many symbolic links encountered",
        "EMFILE" => "too many open files",
        "ENAMETOOLONG" => "name too long",
        "ENOENT" => "no such file or directory",
        "ENOMEM" => "not enough memory",
        "ENOSPC" => "no space left on device",
        "ENOTDIR" => "not a directory",
        "ENOTEMPTY" => "directory not empty",
        "ENOTSUP" => "operation not supported on socket",
        "EPERM" => "operation not permitted",
        "EROFS" => "read-only file system",
        "ESPIPE" => "invalid seek",
        "EXDEV" => "cross-device link not permitted",
        other => other,
    }
}
