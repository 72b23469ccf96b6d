//! One session of the server: what is noted of it, and its instance while it has one.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::OwnedMutexGuard;
use tracing::warn;

use super::session_place::{Id, Note, now_ms};
use crate::session::Session;

/// A session, in use or not.
pub(super) struct Entry {
    pub id: Id,
    pub note: Mutex<Note>,
    /// When it was used last, as the note on disk says.
    pub noted_ms: Mutex<u64>,
    pub slot: Arc<tokio::sync::Mutex<Slot>>,
    pub is_open: AtomicBool,
}

/// Where its instance is.
pub(super) enum Slot {
    Rests,
    Open(Session),
    Gone,
}

/// A session that nobody else can call meanwhile.
pub(super) struct Held {
    pub entry: Arc<Entry>,
    pub slot: OwnedMutexGuard<Slot>,
    /// The name of its runtime.
    pub runtime: String,
}

impl Entry {
    pub(super) fn new(id: Id, note: Note) -> Self {
        let noted_ms = Mutex::new(note.last_used_ms);
        let slot = Arc::new(tokio::sync::Mutex::new(Slot::Rests));
        Entry { id, note: Mutex::new(note), noted_ms, slot, is_open: AtomicBool::new(false) }
    }

    /// What is known of it now.
    pub(super) fn note(&self) -> MutexGuard<'_, Note> {
        self.note.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether nobody has used it for so long.
    pub(super) fn is_unused_for(&self, time: Duration) -> bool {
        u128::from(now_ms().saturating_sub(self.note().last_used_ms)) >= time.as_millis()
    }
}

/// Ends a session's instance. Files that cannot be moved back stay where the next opening finds them.
pub(super) fn rest(entry: &Entry, slot: &mut Slot) {
    if !matches!(slot, Slot::Open(_)) {
        return;
    }
    if let Slot::Open(session) = std::mem::replace(slot, Slot::Rests)
        && let Err(error) = session.rest()
    {
        warn!(id = %entry.id, error = &error as &dyn std::error::Error, "a session did not come to rest");
    }
    entry.is_open.store(false, Ordering::Relaxed);
}
