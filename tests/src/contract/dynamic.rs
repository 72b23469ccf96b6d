//! Calls by name, with values that are built by hand.

use super::EXECUTOR;
use crate::host::{Host, State};
use crate::language::Language;
use std::collections::BTreeMap;
use wasmtime::component::{Instance, ResourceAny, Val};
use wasmtime::error::Context;
use wasmtime::{Result, Store, bail};
use wasmtime_wasi::p2::DynInputStream;
use wasmtime_wasi::p2::pipe::MemoryInputPipe;

/// An instance that is called by names and values alone.
pub(super) struct Dynamic {
    pub(super) store: Store<State>,
    pub(super) instance: Instance,
    pub(super) language: Language,
}

impl Dynamic {
    pub(super) fn new(host: &Host, language: Language) -> Result<Dynamic> {
        let mut store = host.store(&BTreeMap::new())?;
        let instance = host.prepare(language)?.instantiate(&mut store)?;
        Ok(Dynamic { store, instance, language })
    }

    pub(super) fn call(&mut self, interface: &str, name: &str, arguments: &[Val]) -> Result<Option<Val>> {
        let (_, of) = self.instance.get_export(&mut self.store, None, interface).context("no such interface")?;
        let (_, index) = self.instance.get_export(&mut self.store, Some(&of), name).context("no such function")?;
        let function = self.instance.get_func(&mut self.store, index).context("it is not a function")?;
        let mut results = vec![Val::Bool(false); function.ty(&self.store).results().len()];
        let called = function.call(&mut self.store, arguments, &mut results);
        called.with_context(|| format!("`{interface}` `{name}`"))?;
        Ok(results.pop())
    }

    pub(super) fn language(&self) -> Val {
        let kind = Val::Enum(self.language.name().to_owned());
        record([("kind", kind), ("version", Val::Option(None))])
    }

    pub(super) fn file(&self, text: &str) -> Val {
        let name = Val::String(format!("main.{}", self.language.extension()));
        let content = Val::List(text.bytes().map(Val::U8).collect());
        record([("name", name), ("content", content), ("encoding", Val::Option(None))])
    }

    pub(super) fn stdin(&mut self) -> Result<Val> {
        let stream: DynInputStream = Box::new(MemoryInputPipe::new("typed\n"));
        let resource = self.store.data_mut().table.push(stream)?;
        let any = ResourceAny::try_from_resource(resource, &mut self.store)?;
        Ok(some(Val::Resource(any)))
    }

    /// Pulls a stream to its end and returns the names of the events.
    pub(super) fn events(&mut self, stream: Val) -> Result<Vec<String>> {
        let mut names = Vec::new();
        while let Some(Val::Option(Some(event))) =
            self.call(EXECUTOR, "[method]exec-stream.next", std::slice::from_ref(&stream))?
        {
            let Val::Variant(name, _) = *event else { bail!("an event is not a variant: {event:?}") };
            names.push(name);
        }
        Ok(names)
    }
}

fn record<const N: usize>(fields: [(&str, Val); N]) -> Val {
    Val::Record(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

pub(super) fn some(value: Val) -> Val {
    Val::Option(Some(Box::new(value)))
}

pub(super) fn nothing() -> Val {
    Val::Option(None)
}

pub(super) fn list() -> Val {
    Val::List(Vec::new())
}

pub(super) fn limits() -> Val {
    some(record([
        ("time-ms", some(Val::U64(5000))),
        ("memory-bytes", nothing()),
        ("file-size-bytes", nothing()),
        ("max-processes", some(Val::U32(1))),
    ]))
}

/// The `stdout` of the run stage of `ok(result)`.
pub(super) fn stdout(answer: Option<Val>) -> Result<String> {
    let Some(Val::Result(Ok(Some(result)))) = &answer else { bail!("not ok: {answer:?}") };
    let stage = field(result, "run")?;
    let Val::String(text) = field(stage, "stdout")? else { bail!("`stdout` is not a string") };
    Ok(text.clone())
}

fn field<'a>(value: &'a Val, name: &str) -> Result<&'a Val> {
    let Val::Record(fields) = value else { bail!("not a record: {value:?}") };
    let found = fields.iter().find(|(field, _)| field == name);
    found.map(|(_, value)| value).with_context(|| format!("no field `{name}`"))
}

pub(super) fn succeed(answer: Option<Val>) -> Result<Option<Val>> {
    match answer {
        Some(Val::Result(Ok(value))) => Ok(value.map(|value| *value)),
        other => bail!("not ok: {other:?}"),
    }
}

/// Drops a resource, as a host does at the end.
pub(super) fn discard(dynamic: &mut Dynamic, value: Val) -> Result<()> {
    let Val::Resource(resource) = value else { bail!("not a resource: {value:?}") };
    resource.resource_drop(&mut dynamic.store)
}
