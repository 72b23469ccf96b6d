//! Accepting connections, and ending them.

use std::future::Future;
use std::io::ErrorKind;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tracing::{debug, warn};

/// How long the head of a request may take to come, and how long a connection may be idle. Without it, clients that say
/// nothing hold their connections for good.
const HEAD_TIME: Duration = Duration::from_secs(30);

/// How long a client may read nothing of its answer. Without it, clients that ask and do not listen hold their answers in
/// memory, or their programs, for good.
const READ_TIME: Duration = Duration::from_secs(60);

/// How many connections there can be; further ones wait to be accepted. Each takes a file descriptor, of which
/// processes often have 1024, and instances need some, too.
const MOST_CONNECTIONS: usize = 512;

/// How long accepting waits when the system has no more descriptors.
const EXHAUSTED: Duration = Duration::from_millis(100);

/// Serves connections until `stop` comes, and then lets those under way take so much time.
pub(super) async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>, grace: Duration) {
    let (open, room) = (GracefulShutdown::new(), Arc::new(Semaphore::new(MOST_CONNECTIONS)));
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            (stream, place) = accept(&listener, &room) => {
                // Events are small and should not wait for more.
                let _ = stream.set_nodelay(true);
                converse(impatient(stream, READ_TIME), place, &router, &open);
            }
            () = &mut stop => break,
        }
    }
    drop(listener);
    if timeout(grace, open.shutdown()).await.is_err() {
        warn!("some requests did not end in time");
    }
}

async fn accept(listener: &TcpListener, room: &Arc<Semaphore>) -> (TcpStream, Option<OwnedSemaphorePermit>) {
    // None only where the semaphore is closed, which it never is.
    let place = Arc::clone(room).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return (stream, place),
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
            Err(error) => {
                warn!(%error, "cannot accept a connection");
                sleep(EXHAUSTED).await;
            }
        }
    }
}

/// A connection on which writing fails when nothing of it was read for so long.
fn impatient(stream: TcpStream, time: Duration) -> Listened {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(time));
    Box::pin(stream)
}

type Listened = Pin<Box<TimeoutStream<TcpStream>>>;

fn converse(stream: Listened, place: Option<OwnedSemaphorePermit>, router: &Router, open: &GracefulShutdown) {
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME);
    let connection = server.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
    let connection = open.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            debug!(%error, "a connection ended early");
        }
        drop(place);
    });
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::net;

    use axum::routing::get;
    use tokio::runtime::Builder;

    use super::*;

    /// More than the buffers of a connection hold.
    const ANSWER_BYTES: usize = 64 << 20;

    /// Asks, reads nothing, and tells whether the connection was given up meanwhile.
    async fn is_given_up(time: Duration) -> bool {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        client.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
        let (open, room) = (GracefulShutdown::new(), Arc::new(Semaphore::new(1)));
        let (stream, place) = accept(&listener, &room).await;
        let router = Router::new().route("/", get(|| async { vec![0; ANSWER_BYTES] }));
        converse(impatient(stream, time), place, &router, &open);
        timeout(Duration::from_secs(1), room.acquire()).await.is_ok()
    }

    #[test]
    fn who_reads_nothing_of_the_answer_is_given_up() {
        let threads = Builder::new_current_thread().enable_all().build().unwrap();
        assert!(threads.block_on(is_given_up(Duration::from_millis(20))));
        assert!(!threads.block_on(is_given_up(Duration::from_secs(60))));
    }
}
