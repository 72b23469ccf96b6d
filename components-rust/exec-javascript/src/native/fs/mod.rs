//! `native.fs`: the session's files, by path and by descriptor. All calls are synchronous; the library makes callbacks
//! and promises of them.

mod descriptors;
mod error;
mod paths;
mod stat;

use exec_core::{Ending, FileError, Files, Job, Read, Timestamps};
use rquickjs::{Array, Ctx, Function, Object, Result, String as JsString};

use super::text::view::Bytes;
use super::{output, stdin};
use crate::run::{Run, RunHandle};
pub(crate) use descriptors::Descriptors;
use descriptors::Open;
pub(crate) use error::About;
pub(crate) use paths::Paths;
use paths::argument;

type FileResult<T> = std::result::Result<T, FileError>;

/// What all of the functions work on.
struct FileSystem {
    run: RunHandle,
}

impl FileSystem {
    /// Of the run that is under way.
    fn current() -> Result<Self> {
        Ok(FileSystem { run: Run::current()? })
    }

    fn job(&self) -> &Job {
        &self.run.job
    }

    fn files(&self) -> &Files {
        &self.job().files
    }

    /// Does something with the file at a path that the program writes.
    fn at<'js, T>(
        &self,
        ctx: &Ctx<'js>,
        syscall: &'static str,
        path: &JsString<'js>,
        action: impl FnOnce(&Files, &str) -> FileResult<T>,
    ) -> Result<T> {
        let path = argument(ctx, path, syscall)?;
        let done = self.run.paths.place(&path).and_then(|place| action(self.files(), &place));
        done.map_err(|error| About::path(syscall, &path).throw(ctx, error))
    }

    /// Does something with two paths.
    fn between<'js>(
        &self,
        ctx: &Ctx<'js>,
        syscall: &'static str,
        from: &JsString<'js>,
        to: &JsString<'js>,
        action: impl FnOnce(&Files, &str, &str) -> FileResult<()>,
    ) -> Result<()> {
        let (from, to) = (argument(ctx, from, syscall)?, argument(ctx, to, syscall)?);
        let places = self.run.paths.place(&from).and_then(|a| Ok((a, self.run.paths.place(&to)?)));
        let done = places.and_then(|(a, b)| action(self.files(), &a, &b));
        done.map_err(|error| About::paths(syscall, &from, &to).throw(ctx, error))
    }

    /// Does something with an open file.
    fn with<T>(
        &self,
        ctx: &Ctx<'_>,
        syscall: &'static str,
        action: impl FnOnce(&mut Descriptors) -> FileResult<T>,
    ) -> Result<T> {
        // Let go of before an error is made: its properties can have setters of the program's, which may come back here.
        let done = action(&mut self.run.descriptors.borrow_mut());
        done.map_err(|error| About::descriptor(syscall).throw(ctx, error))
    }

    fn open<'js>(&self, ctx: &Ctx<'js>, path: &JsString<'js>, flags: i32) -> Result<usize> {
        self.at(ctx, "open", path, |files, place| {
            Ok(self.run.descriptors.borrow_mut().insert(Open::at(files, place, flags)?))
        })
    }

    fn read<'js>(&self, ctx: &Ctx<'js>, number: i32, mut target: Bytes<'js>, position: f64) -> Result<usize> {
        let target = target.as_mut_slice();
        let read = self.with(ctx, "read", |open| match open.get(number)? {
            Open::Stdin => Ok(stdin::read(&self.run, target.len())),
            Open::Null => Ok(Read::End),
            Open::Output(_) => Err(FileError::BAD_DESCRIPTOR),
            Open::File(file) => file.read(target.len(), offset(position)).map(Read::Bytes),
        })?;
        let bytes = match read {
            Read::Bytes(bytes) => bytes,
            Read::End | Read::Nothing => Vec::new(),
            Read::TimedOut => return Err(self.run.end_and_stop(ctx, Ending::TimedOut)),
        };
        if self.run.moved(bytes.len()) {
            return Err(self.run.stop(ctx));
        }
        target.iter_mut().zip(&bytes).for_each(|(byte, read)| *byte = *read);
        Ok(bytes.len().min(target.len()))
    }

    fn write<'js>(&self, ctx: &Ctx<'js>, number: i32, source: Bytes<'js>, position: f64) -> Result<usize> {
        let bytes = source.as_slice();
        let channel = self.with(ctx, "write", |open| match open.get(number)? {
            Open::Output(channel) => Ok(Err(*channel)),
            Open::Null => Ok(Ok(bytes.len())),
            Open::Stdin => Err(FileError::BAD_DESCRIPTOR),
            Open::File(file) => file.write(bytes, offset(position)).map(Ok),
        })?;
        match channel {
            Ok(written) if self.run.moved(written) => Err(self.run.stop(ctx)),
            Ok(written) => Ok(written),
            Err(channel) => output::write(ctx, &self.run, channel, bytes).map(|()| bytes.len()),
        }
    }
}

/// Makes the object `native.fs`.
pub(crate) fn bind<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let object = Object::new(ctx.clone())?;
    bind_descriptors(ctx, &object)?;
    bind_paths(ctx, &object)?;
    bind_stats(ctx, &object)?;
    Ok(object)
}

/// Defines a function of `native.fs` that works on the file system and the context.
macro_rules! define {
    ($ctx:ident, $object:ident, $name:literal, |$fs:ident, $context:ident $(, $arg:ident: $type:ty)*| $body:expr) => {{
        let function = |$context: Ctx<'js> $(, $arg: $type)*| {
            let $fs = FileSystem::current()?;
            $body
        };
        $object.set($name, Function::new($ctx.clone(), function)?)?;
    }};
}

fn bind_descriptors<'js>(ctx: &Ctx<'js>, object: &Object<'js>) -> Result<()> {
    define!(ctx, object, "open", |fs, ctx, path: JsString<'js>, flags: i32| fs.open(&ctx, &path, flags));
    define!(ctx, object, "close", |fs, ctx, number: i32| fs.with(&ctx, "close", |open| open.close(number)));
    define!(ctx, object, "read", |fs, ctx, number: i32, target: Bytes<'js>, position: f64| {
        fs.read(&ctx, number, target, position)
    });
    define!(ctx, object, "write", |fs, ctx, number: i32, source: Bytes<'js>, position: f64| {
        fs.write(&ctx, number, source, position)
    });
    define!(ctx, object, "truncate", |fs, ctx, number: i32, size: f64| {
        fs.with(&ctx, "ftruncate", |open| open.file(number)?.truncate(size as u64))
    });
    define!(ctx, object, "sync", |fs, ctx, number: i32| {
        fs.with(&ctx, "fsync", |open| open.file(number)?.file.sync())
    });
    Ok(())
}

fn bind_paths<'js>(ctx: &Ctx<'js>, object: &Object<'js>) -> Result<()> {
    define!(ctx, object, "mkdir", |fs, ctx, path: JsString<'js>| fs.at(&ctx, "mkdir", &path, Files::make_dir));
    define!(ctx, object, "rmdir", |fs, ctx, path: JsString<'js>| fs.at(&ctx, "rmdir", &path, Files::remove_dir));
    define!(ctx, object, "unlink", |fs, ctx, path: JsString<'js>| fs.at(&ctx, "unlink", &path, Files::remove_file));
    define!(ctx, object, "readlink", |fs, ctx, path: JsString<'js>| {
        fs.at(&ctx, "readlink", &path, Files::read_link)
    });
    define!(ctx, object, "rename", |fs, ctx, from: JsString<'js>, to: JsString<'js>| {
        fs.between(&ctx, "rename", &from, &to, Files::rename)
    });
    define!(ctx, object, "link", |fs, ctx, from: JsString<'js>, to: JsString<'js>| {
        fs.between(&ctx, "link", &from, &to, Files::hard_link)
    });
    define!(ctx, object, "symlink", |fs, ctx, target: JsString<'js>, path: JsString<'js>| {
        let target = argument(&ctx, &target, "symlink")?;
        let name = argument(&ctx, &path, "symlink")?;
        let done = fs.run.paths.place(&name).and_then(|place| fs.files().symlink(&target, &place));
        done.map_err(|error| About::paths("symlink", &target, &name).throw(&ctx, error))
    });
    define!(ctx, object, "readdir", |fs, ctx, path: JsString<'js>| {
        let entries = fs.at(&ctx, "scandir", &path, Files::read_dir)?;
        let list = Array::new(ctx)?;
        for (index, (name, kind)) in entries.into_iter().enumerate() {
            list.set(index * 2, name)?;
            list.set(index * 2 + 1, stat::kind_name(kind))?;
        }
        Ok::<_, rquickjs::Error>(list)
    });
    Ok(())
}

fn bind_stats<'js>(ctx: &Ctx<'js>, object: &Object<'js>) -> Result<()> {
    define!(ctx, object, "stat", |fs, ctx, path: JsString<'js>, follow: bool| {
        let syscall = if follow { "stat" } else { "lstat" };
        let stat = fs.at(&ctx, syscall, &path, |files, place| stat::at(files, place, follow))?;
        stat::to_array(&ctx, stat)
    });
    define!(ctx, object, "fstat", |fs, ctx, number: i32| {
        let stat = fs.with(&ctx, "fstat", |open| match open.get(number)? {
            Open::File(file) => file.stat(),
            _ => Ok(stat::of_device()),
        })?;
        stat::to_array(&ctx, stat)
    });
    define!(ctx, object, "utimes", |fs, ctx, path: JsString<'js>, accessed: f64, modified: f64, follow: bool| {
        fs.at(&ctx, "utime", &path, |files, place| files.set_times(place, follow, times(accessed, modified)))
    });
    define!(ctx, object, "futimes", |fs, ctx, number: i32, accessed: f64, modified: f64| {
        fs.with(&ctx, "futime", |open| open.file(number)?.file.set_times(times(accessed, modified)))
    });
    Ok(())
}

/// A position in a file; what is below zero means where the program is.
fn offset(position: f64) -> Option<u64> {
    (position >= 0.0).then_some(position as u64)
}

/// Times that are milliseconds in JavaScript; the casts take what is out of range to the nearest end.
fn times(accessed_ms: f64, modified_ms: f64) -> Timestamps {
    let nanos = |ms: f64| Some((ms * 1e6) as u64);
    Timestamps { accessed_ns: nanos(accessed_ms), modified_ns: nanos(modified_ms) }
}
