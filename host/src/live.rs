//! The component's own standard streams. While a streamed program runs, its output goes there as it is written, so whoever
//! listens sees it live and in order.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::io::AsyncWrite;
use wasmtime_wasi::async_trait;
use wasmtime_wasi::cli::{IsTerminal, StdoutStream};
use wasmtime_wasi::p2::{OutputStream, Pollable, StreamResult};

/// One of a program's two streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// Takes what is written.
pub(crate) type Listener = Box<dyn FnMut(Channel, Bytes) + Send>;

/// How much is taken at once. The listener takes all that comes, so the number only bounds what is copied.
const PIECE_BYTES: usize = 1 << 20;

/// Where both streams go: to the listener of the present run, if it has one.
#[derive(Clone, Default)]
pub(crate) struct Live {
    listener: Arc<Mutex<Option<Listener>>>,
}

impl Live {
    /// Lets somebody listen, or nobody.
    pub(crate) fn listen(&self, listener: Option<Listener>) {
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = listener;
    }

    pub(crate) fn pipe(&self, channel: Channel) -> Pipe {
        Pipe { live: self.clone(), channel }
    }
}

/// One of the streams, as WASI takes it.
#[derive(Clone)]
pub(crate) struct Pipe {
    live: Live,
    channel: Channel,
}

impl Pipe {
    fn take(&self, bytes: Bytes) {
        if let Some(listener) = self.live.listener.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            listener(self.channel, bytes);
        }
    }
}

impl StdoutStream for Pipe {
    fn p2_stream(&self) -> Box<dyn OutputStream> {
        Box::new(self.clone())
    }

    fn async_stream(&self) -> Box<dyn AsyncWrite + Send + Sync> {
        Box::new(self.clone())
    }
}

impl IsTerminal for Pipe {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl OutputStream for Pipe {
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        self.take(bytes);
        Ok(())
    }

    fn flush(&mut self) -> StreamResult<()> {
        Ok(())
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        Ok(PIECE_BYTES)
    }
}

#[async_trait]
impl Pollable for Pipe {
    async fn ready(&mut self) {}
}

impl AsyncWrite for Pipe {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.take(Bytes::copy_from_slice(bytes));
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
