//! Streams of events: read to their end or piece by piece.

use super::call::{failed, finished};
use super::{Handle, Runner, Seen};
use crate::bindings::ExecEvent;
use crate::case::{Read, Run};
use crate::expect::Outcome;
use crate::host::Worker;
use std::time::Instant;
use wasmtime::component::ResourceAny;
use wasmtime::error::Context;
use wasmtime::{Result, bail, ensure};

impl Runner<'_> {
    /// Reads the new stream to its end, or keeps it for later steps.
    pub(super) fn started(
        &mut self,
        run: &Run,
        owner: String,
        events: ResourceAny,
        start: Instant,
    ) -> Result<Option<Seen>> {
        if let Some(name) = &run.stream {
            self.streams.insert(name.clone(), Handle { worker: owner, resource: events, begun: false });
            return Ok(None);
        }
        let worker = self.worker(&owner)?;
        let mut seen = read(worker, events, None, true)?;
        seen.elapsed = start.elapsed();
        events.resource_drop(&mut worker.store)?;
        let output = worker.output();
        for (name, copy) in [("stdout", &output.0), ("stderr", &output.1)] {
            let of = seen.events.iter().filter(|(of, _)| *of == name);
            let own: Vec<u8> = of.flat_map(|(_, bytes)| bytes.iter().copied()).collect();
            if own != *copy {
                let (own, copy) = (own.len(), copy.len());
                seen.faults.push(format!("the component's own {name} got {copy} bytes, the stream {own} bytes"));
            }
        }
        Ok(Some(seen))
    }

    pub(super) fn read_stream(&mut self, asked: &Read) -> Result<Seen> {
        let handle = self.streams.get_mut(&asked.stream).with_context(|| format!("no stream `{}`", asked.stream))?;
        let (owner, resource) = (handle.worker.clone(), handle.resource);
        let whole = !std::mem::replace(&mut handle.begun, true);
        let hello = self.case.model.hello.then_some(self.scope.language);
        let worker = self.worker(&owner)?;
        let start = Instant::now();
        let mut seen = read(worker, resource, asked.count, whole)?;
        seen.elapsed = start.elapsed();
        if let Some(language) = hello {
            worker.hello(language).context("between two reads, the instance fails a hello-world")?;
        }
        worker.output();
        Ok(seen)
    }

    pub(super) fn drop_stream(&mut self, name: &str) -> Result<()> {
        let handle = self.streams.remove(name).with_context(|| format!("no stream `{name}`"))?;
        let worker = self.worker(&handle.worker)?;
        handle.resource.resource_drop(&mut worker.store)
    }
}

/// Pulls events until the end, or `count` of them.
fn read(worker: &mut Worker, stream: ResourceAny, count: Option<usize>, from_start: bool) -> Result<Seen> {
    let mut chunks: Vec<(&'static str, Vec<u8>)> = Vec::new();
    let mut end = None;
    let mut left = count.unwrap_or(usize::MAX);
    while left > 0 {
        left -= 1;
        match next(worker, stream)? {
            None => break,
            Some(_) if end.is_some() => bail!("the stream goes on after its end"),
            Some(ExecEvent::StdoutChunk(bytes)) => push(&mut chunks, "stdout", bytes)?,
            Some(ExecEvent::StderrChunk(bytes)) => push(&mut chunks, "stderr", bytes)?,
            Some(ExecEvent::Finished(result)) => end = Some(finished(result)),
            Some(ExecEvent::Failed(error)) => end = Some(failed(error)),
        }
    }
    if count.is_none() {
        ensure!(end.is_some(), "the stream ends without `finished` or `failed`");
        ensure!(next(worker, stream)?.is_none(), "the stream goes on after its end");
    }
    let mut seen = end.unwrap_or_else(|| Seen::new(Outcome::Unfinished));
    whole(&mut seen, chunks, from_start && count.is_none());
    Ok(seen)
}

fn next(worker: &mut Worker, stream: ResourceAny) -> Result<Option<ExecEvent>> {
    let guest = worker.exec.golem_exec_executor();
    guest.exec_stream().call_next(&mut worker.store, stream)
}

/// Chunks of one stream in a row count as one: where they are cut is not part of the contract.
fn push(chunks: &mut Vec<(&'static str, Vec<u8>)>, name: &'static str, bytes: Vec<u8>) -> Result<()> {
    ensure!(!bytes.is_empty(), "an empty chunk of {name}");
    match chunks.last_mut() {
        Some((last, so_far)) if *last == name => so_far.extend(bytes),
        _ => chunks.push((name, bytes)),
    }
    Ok(())
}

/// Puts the chunks beside what the last event says, which must agree where it says it.
fn whole(seen: &mut Seen, chunks: Vec<(&'static str, Vec<u8>)>, complete: bool) {
    let joined = |name| chunks.iter().filter(|(of, _)| *of == name).flat_map(|(_, bytes)| bytes.clone()).collect();
    let (stdout, stderr): (Vec<u8>, Vec<u8>) = (joined("stdout"), joined("stderr"));
    seen.events = chunks;
    if seen.outcome == Outcome::CompilationFailed {
        // The compiler speaks, not the program: nothing of it is in the stream.
        return;
    }
    if matches!(seen.outcome, Outcome::Ok | Outcome::RuntimeFailed) && complete {
        for (name, chunks, result) in [("stdout", &stdout, &seen.stdout), ("stderr", &stderr, &seen.stderr)] {
            if String::from_utf8_lossy(chunks).as_bytes() != result {
                let result = String::from_utf8_lossy(result);
                seen.faults.push(format!("the last event has {name} {result:?}, the chunks are different"));
            }
        }
    }
    (seen.stdout, seen.stderr) = (stdout, stderr);
}
