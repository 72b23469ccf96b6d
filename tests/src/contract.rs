//! The contract as a host sees it that knows no bindings: every exported name, looked up and called by its fully qualified
//! name, and nothing imported that is not WASI.

mod dynamic;

use self::dynamic::{Dynamic, discard, limits, list, nothing, some, stdout, succeed};
use crate::host::Host;
use crate::language::Language;
use std::collections::BTreeSet;
use wasmtime::component::Val;
use wasmtime::component::types::ComponentItem;
use wasmtime::error::Context;
use wasmtime::{Result, bail, ensure};

const EXECUTOR: &str = "golem:exec/executor@1.0.0";
const SESSION: &str = "golem:exec/session@1.0.0";
const TYPES: &str = "golem:exec/types@1.0.0";

/// Every function of the contract: interface and name.
const FUNCTIONS: &[(&str, &str)] = &[
    (EXECUTOR, "run"),
    (EXECUTOR, "run-streaming"),
    (EXECUTOR, "[method]exec-stream.next"),
    (SESSION, "[constructor]session"),
    (SESSION, "[method]session.upload"),
    (SESSION, "[method]session.run"),
    (SESSION, "[method]session.run-streaming"),
    (SESSION, "[method]session.download"),
    (SESSION, "[method]session.list-files"),
    (SESSION, "[method]session.set-working-dir"),
    (SESSION, "[method]session.close"),
];

/// One check of one component.
pub type Check = fn(&Host, Language) -> Result<()>;

/// The tests of this module.
pub fn tests() -> Vec<(&'static str, Check)> {
    vec![
        ("exports_exactly_the_interfaces", exports),
        ("imports_only_wasi", imports),
        ("executor_run", executor_run),
        ("executor_run_streaming", executor_run_streaming),
        ("session_every_method", session),
    ]
}

fn exports(host: &Host, language: Language) -> Result<()> {
    let component = host.component(language)?.component_type();
    let mut found = BTreeSet::new();
    let mut interfaces = BTreeSet::new();
    for (interface, item) in component.exports(host.engine()) {
        interfaces.insert(interface.to_owned());
        let ComponentItem::ComponentInstance(instance) = item.ty else {
            bail!("the export `{interface}` is not an interface");
        };
        for (name, item) in instance.exports(host.engine()) {
            if matches!(item.ty, ComponentItem::ComponentFunc(_)) {
                found.insert((interface.to_owned(), name.to_owned()));
            }
        }
    }
    let wanted: BTreeSet<_> = FUNCTIONS.iter().map(|(of, name)| ((*of).to_owned(), (*name).to_owned())).collect();
    ensure!(found == wanted, "expected the functions {wanted:?}, actual {found:?}");
    let wanted = BTreeSet::from([EXECUTOR, SESSION, TYPES].map(str::to_owned));
    ensure!(interfaces == wanted, "expected the interfaces {wanted:?}, actual {interfaces:?}");
    Ok(())
}

fn imports(host: &Host, language: Language) -> Result<()> {
    let component = host.component(language)?.component_type();
    let names: Vec<_> = component.imports(host.engine()).map(|(name, _)| name.to_owned()).collect();
    let foreign: Vec<_> = names.iter().filter(|name| !name.starts_with("wasi:")).collect();
    ensure!(foreign.is_empty(), "it imports {foreign:?}");
    ensure!(!names.is_empty(), "it imports nothing at all");
    Ok(())
}

fn executor_run(host: &Host, language: Language) -> Result<()> {
    let mut dynamic = Dynamic::new(host, language)?;
    let files = Val::List(vec![dynamic.file(language.hello())]);
    let arguments = [dynamic.language(), files, some(Val::String(String::new())), list(), list(), limits()];
    let text = stdout(dynamic.call(EXECUTOR, "run", &arguments)?)?;
    ensure!(text == "hello\n", "it prints {text:?}");
    Ok(())
}

fn executor_run_streaming(host: &Host, language: Language) -> Result<()> {
    let mut dynamic = Dynamic::new(host, language)?;
    let files = Val::List(vec![dynamic.file(language.hello())]);
    let arguments = [dynamic.language(), files, dynamic.stdin()?, list(), list(), nothing()];
    let stream = dynamic.call(EXECUTOR, "run-streaming", &arguments)?.context("no stream")?;
    let events = dynamic.events(stream.clone())?;
    ensure!(events == ["stdout-chunk", "finished"], "its events are {events:?}");
    discard(&mut dynamic, stream)
}

fn session(host: &Host, language: Language) -> Result<()> {
    let mut dynamic = Dynamic::new(host, language)?;
    let lang = dynamic.language();
    let session = dynamic.call(SESSION, "[constructor]session", &[lang])?.context("no session")?;
    let file = dynamic.file(language.hello());
    let name = format!("main.{}", language.extension());
    succeed(dynamic.call(SESSION, "[method]session.upload", &[session.clone(), file])?)?;
    let entry = Val::String(name.clone());
    let arguments = [session.clone(), entry.clone(), list(), nothing(), list(), limits()];
    let text = stdout(dynamic.call(SESSION, "[method]session.run", &arguments)?)?;
    ensure!(text == "hello\n", "it prints {text:?}");
    let arguments = [session.clone(), entry.clone(), list(), dynamic.stdin()?, list(), limits()];
    let stream = dynamic.call(SESSION, "[method]session.run-streaming", &arguments)?.context("no stream")?;
    let events = dynamic.events(stream.clone())?;
    ensure!(events == ["stdout-chunk", "finished"], "its events are {events:?}");
    discard(&mut dynamic, stream)?;
    let bytes = succeed(dynamic.call(SESSION, "[method]session.download", &[session.clone(), entry])?)?;
    let wanted = Val::List(language.hello().bytes().map(Val::U8).collect());
    ensure!(bytes == Some(wanted), "the download is {bytes:?}");
    let dot = Val::String(".".to_owned());
    succeed(dynamic.call(SESSION, "[method]session.set-working-dir", &[session.clone(), dot.clone()])?)?;
    let files = succeed(dynamic.call(SESSION, "[method]session.list-files", &[session.clone(), dot.clone()])?)?;
    ensure!(files == Some(Val::List(vec![Val::String(name)])), "the files are {files:?}");
    dynamic.call(SESSION, "[method]session.close", std::slice::from_ref(&session))?;
    let closed = dynamic.call(SESSION, "[method]session.list-files", &[session.clone(), dot])?;
    ensure!(matches!(closed, Some(Val::Result(Err(_)))), "after `close` it still answers {closed:?}");
    discard(&mut dynamic, session)
}
