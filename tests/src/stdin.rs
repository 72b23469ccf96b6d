//! Input streams that a host might hand to a program: all at once, piece by piece, one that never ends, one that fails.

use crate::content::{Content, Scope};
use bytes::Bytes;
use serde::Deserialize;
use std::collections::VecDeque;
use std::time::Duration;
use wasmtime::Result;
use wasmtime_wasi::async_trait;
use wasmtime_wasi::p2::{DynInputStream, InputStream, Pollable, StreamError, StreamResult};
use wasmtime_wasi::runtime::spawn_blocking;

/// What `stdin` may be in a step.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Stdin {
    /// Everything at once.
    Whole(Content),
    /// In pieces, only for the streaming calls.
    Script(Script),
}

/// Pieces with pauses between them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Script {
    chunks: Vec<Content>,
    #[serde(default)]
    pause_ms: u64,
    #[serde(default)]
    then: Then,
}

/// What follows the last piece.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Then {
    /// The end of the stream.
    #[default]
    End,
    /// Nothing, for ever.
    Silence,
    /// A failed read.
    Failure,
}

impl Stdin {
    /// The stream as the host hands it over.
    pub fn stream(&self, scope: &Scope<'_>) -> Result<DynInputStream> {
        let script = match self {
            Stdin::Whole(content) => Script { chunks: vec![content.clone()], pause_ms: 0, then: Then::End },
            Stdin::Script(script) => script.clone(),
        };
        let chunks = script.chunks.iter().map(|chunk| Ok(chunk.bytes(scope)?.into())).collect::<Result<_>>()?;
        Ok(Box::new(Pieces { chunks, pause: Duration::from_millis(script.pause_ms), then: script.then, ready: false }))
    }
}

struct Pieces {
    chunks: VecDeque<Bytes>,
    pause: Duration,
    then: Then,
    ready: bool,
}

#[async_trait]
impl Pollable for Pieces {
    async fn ready(&mut self) {
        if self.chunks.is_empty() && matches!(self.then, Then::Silence) {
            std::future::pending::<()>().await;
        }
        if !self.ready && !self.pause.is_zero() {
            let pause = self.pause;
            spawn_blocking(move || std::thread::sleep(pause)).await;
        }
        self.ready = true;
    }
}

#[async_trait]
impl InputStream for Pieces {
    fn read(&mut self, size: usize) -> StreamResult<Bytes> {
        if !self.ready && !self.pause.is_zero() {
            return Ok(Bytes::new());
        }
        let Some(chunk) = self.chunks.front_mut() else {
            return match self.then {
                Then::End => Err(StreamError::Closed),
                Then::Silence => Ok(Bytes::new()),
                Then::Failure => Err(StreamError::LastOperationFailed(wasmtime::format_err!("the pipe broke"))),
            };
        };
        let piece = chunk.split_to(size.min(chunk.len()));
        if chunk.is_empty() {
            self.chunks.pop_front();
            self.ready = false;
        }
        Ok(piece)
    }
}
