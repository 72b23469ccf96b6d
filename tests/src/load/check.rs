//! What must be right in a case before it is run.

use super::{Case, resolve};
use crate::case::Step;
use crate::content::Scope;
use crate::expect::{Event, Text};
use std::collections::BTreeSet;
use wasmtime::error::Context;
use wasmtime::{Result, ensure};

/// Refuses a case that cannot be performed, or that has a file which no step uses.
pub(super) fn check(case: &Case) -> Result<()> {
    ensure!(!case.model.spec.0.is_empty(), "`spec` is empty");
    ensure!(!case.model.steps.is_empty(), "it has no step");
    let mut used = BTreeSet::new();
    for language in &case.languages {
        let scope = case.scope(*language);
        for (number, step) in case.model.steps.iter().enumerate() {
            check_step(step, &scope).with_context(|| format!("step {}", number + 1))?;
        }
        used.extend(scope.used());
    }
    let stray: Vec<_> = case.programs.keys().filter(|name| !used.contains(*name)).collect();
    ensure!(stray.is_empty(), "no step uses {stray:?}");
    Ok(())
}

fn check_step(step: &Step, scope: &Scope<'_>) -> Result<()> {
    if let Some(expect) = step.expect() {
        for field in expect.given() {
            ensure!(step.expectable().contains(&field), "`expect.{field}` means nothing for this call");
        }
        let expect = expect.in_language(scope.language);
        let patterns = [&expect.stdout, &expect.stderr, &expect.message];
        for text in patterns.into_iter().flatten() {
            if let Text::Partly(part) = text {
                part.matches.as_ref().map(|pattern| regex::Regex::new(pattern)).transpose()?;
                part.is.as_ref().map(|content| content.bytes(scope)).transpose()?;
            }
        }
        for event in expect.events.iter().flatten() {
            Event::chunk(event, scope)?;
        }
        expect.content.as_ref().map(|content| content.bytes(scope)).transpose()?;
    }
    check_files(step, scope)
}

fn check_files(step: &Step, scope: &Scope<'_>) -> Result<()> {
    match step {
        Step::Run(run) | Step::RunStreaming(run) => {
            ensure!(run.entrypoint.is_none(), "a stateless call has no `entrypoint`");
            match &run.files {
                Some(files) => files.iter().try_for_each(|file| resolve(file, scope).map(drop)),
                None => scope.own_programs().iter().try_for_each(|name| scope.program(name).map(drop)),
            }
        }
        Step::SessionRun(run) | Step::SessionRunStreaming(run) => {
            ensure!(run.files.is_none() && run.version.is_none(), "a run in a session has no `files` or `version`");
            Ok(())
        }
        Step::New(new) => new.files.iter().try_for_each(|file| resolve(file, scope).map(drop)),
        Step::Upload(upload) => resolve(&upload.file, scope).map(drop),
        Step::Plant(plant) => plant.content.bytes(scope).map(drop),
        _ => Ok(()),
    }
}
