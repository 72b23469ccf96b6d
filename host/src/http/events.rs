//! The events of a streamed run, from the thread that runs it to the connection.
//!
//! The program never waits for its reader: what was written and not yet sent is kept, and neighbouring pieces are
//! joined. The output cap of the runtime bounds it.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::str;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::stream;
use serde_json::json;
use tokio::sync::Notify;

use super::problem::Problem;
use super::room::Place;
use super::run::EndsWithAnswer;
use crate::live::Channel;
use crate::report::Report;

/// The size from which on a piece is not joined with the next one. The number is arbitrary.
const PIECE_BYTES: usize = 64 << 10;

/// How often something is sent while the program is silent, so that nobody between takes the connection for dead.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The events that are not sent yet. Clones are the same queue.
#[derive(Clone, Default)]
pub(super) struct Events {
    queue: Arc<Mutex<Queue>>,
    more: Arc<Notify>,
}

#[derive(Default)]
struct Queue {
    pieces: VecDeque<(Channel, Vec<u8>)>,
    end: Option<(&'static str, String)>,
    is_over: bool,
    /// What is not read yet has it until nobody wants it any more.
    place: Place,
}

impl Events {
    /// The program wrote something.
    pub(super) fn heard(&self, channel: Channel, bytes: &[u8]) {
        let mut queue = self.queue();
        match queue.pieces.back_mut() {
            Some((last, piece)) if *last == channel && piece.len() < PIECE_BYTES => piece.extend_from_slice(bytes),
            _ => queue.pieces.push_back((channel, bytes.to_vec())),
        }
        drop(queue);
        self.more.notify_one();
    }

    /// How many bytes wait to be read.
    pub(super) fn unread(&self) -> usize {
        let queue = self.queue();
        let pieces: usize = queue.pieces.iter().map(|(_, piece)| piece.len()).sum();
        pieces + queue.end.as_ref().map_or(0, |(_, data)| data.len())
    }

    /// Keeps the room for what is not read yet.
    pub(super) fn keep(&self, place: Place) {
        self.queue().place = place;
    }

    /// The run is over; nothing comes after that.
    pub(super) fn end(&self, done: Result<Report, Problem>) {
        let (name, data) = match done {
            // A report is made of texts and numbers.
            Ok(report) => ("finished", json!(report)),
            Err(problem) => ("failed", problem.body()),
        };
        self.queue().end = Some((name, data.to_string()));
        self.more.notify_one();
    }

    /// The next event; none after the last.
    async fn next(&self) -> Option<Event> {
        loop {
            let more = self.more.notified();
            if let Some(event) = self.queue().pop() {
                return Some(event);
            }
            if self.queue().is_over {
                return None;
            }
            more.await;
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn pop(&mut self) -> Option<Event> {
        if let Some((channel, piece)) = self.pieces.pop_front() {
            return Some(written(channel, &piece));
        }
        let (name, data) = self.end.take()?;
        self.is_over = true;
        Some(named(name, data))
    }
}

fn written(channel: Channel, piece: &[u8]) -> Event {
    let name = match channel {
        Channel::Stdout => "stdout",
        Channel::Stderr => "stderr",
    };
    match str::from_utf8(piece) {
        Ok(text) => named(name, json!({ "text": text }).to_string()),
        Err(_) => named(name, json!({ "base64": STANDARD.encode(piece) }).to_string()),
    }
}

fn named(name: &str, data: String) -> Event {
    Event::default().event(name).data(data)
}

/// The answer that sends events, and ends the run when it is dropped before its end.
pub(super) fn response(events: Events, ends: EndsWithAnswer) -> Response {
    let stream = stream::unfold((events, ends), |(events, ends)| async move {
        let event = events.next().await?;
        Some((Ok::<_, Infallible>(event), (events, ends)))
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_joined_and_order_is_kept() {
        let events = Events::default();
        for (channel, text) in [(Channel::Stdout, "a"), (Channel::Stdout, "b"), (Channel::Stderr, "c")] {
            events.heard(channel, text.as_bytes());
        }
        events.heard(Channel::Stdout, &[0xff]);
        let pieces: Vec<_> = events.queue().pieces.iter().map(|(channel, piece)| (*channel, piece.clone())).collect();
        let expected =
            [(Channel::Stdout, b"ab".to_vec()), (Channel::Stderr, b"c".to_vec()), (Channel::Stdout, vec![255])];
        assert_eq!(pieces, expected);
    }
}
