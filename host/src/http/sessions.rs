//! The sessions of the server. All are on disk; few hold an instance, and those that are idle are put to rest.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::timeout;
use tracing::{error, warn};

use super::error::ServeError;
use super::problem::Problem;
use super::session_entry::{Entry, Held, Slot, rest};
use super::session_place::{Id, Note, Place, now_ms};
use crate::error::SessionError;
use crate::runtimes::Runtimes;
use crate::session::Session;

/// How many idle sessions hold an instance, which for Python takes about 100 MB.
const MOST_OPEN: usize = 16;

/// How long a call waits for another one of the same session.
const WAIT: Duration = Duration::from_secs(1);

/// How far the note on disk may be behind. It matters only after a crash.
const NOTED: Duration = Duration::from_secs(60);

/// How many sessions are kept, and for how long.
pub(super) struct Keeping {
    /// How many there can be.
    pub most: usize,
    /// How long one stays that nobody uses.
    pub age: Duration,
    /// How long one that nobody uses holds its instance.
    pub idle: Duration,
}

/// The sessions of the server.
pub(super) struct Sessions {
    runtimes: Arc<Runtimes>,
    place: Place,
    keeping: Keeping,
    known: Mutex<HashMap<Id, Arc<Entry>>>,
}

impl Sessions {
    /// Finds the sessions that are on disk.
    pub(super) fn open(runtimes: Arc<Runtimes>, path: &Path, keeping: Keeping) -> Result<Self, ServeError> {
        let place = Place::open(path)?;
        let known = place.read()?.into_iter().map(|(id, note)| (id.clone(), Arc::new(Entry::new(id, note)))).collect();
        Ok(Sessions { runtimes, place, keeping, known: Mutex::new(known) })
    }

    /// Makes a session of a runtime.
    pub(super) fn create(&self, runtime: &str) -> Result<(Id, Note), Problem> {
        let id = Id::random().map_err(|error| failed("make", &error))?;
        let now = now_ms();
        let note = Note { runtime: runtime.to_owned(), created_ms: now, last_used_ms: now };
        let entry = Arc::new(Entry::new(id.clone(), note.clone()));
        {
            let mut known = self.known();
            if known.len() >= self.keeping.most {
                return Err(Problem::TooManySessions);
            }
            known.insert(id.clone(), entry);
        }
        // Nobody knows the id yet, so nobody comes between.
        self.place.make(&id, &note).map_err(|error| {
            self.known().remove(&id);
            failed("make", &error)
        })?;
        Ok((id, note))
    }

    /// What is known of a session.
    pub(super) fn note(&self, id: &str) -> Result<(Id, Note), Problem> {
        let entry = self.find(id)?;
        Ok((entry.id.clone(), entry.note().clone()))
    }

    /// Waits a little until nobody else calls a session.
    pub(super) async fn hold(&self, id: &str) -> Result<Held, Problem> {
        let entry = self.find(id)?;
        let slot = Arc::clone(&entry.slot).lock_owned();
        let slot = timeout(WAIT, slot).await.map_err(|_| Problem::SessionBusy)?;
        if matches!(*slot, Slot::Gone) {
            return Err(Problem::UnknownSession);
        }
        entry.note().last_used_ms = now_ms();
        let runtime = entry.note().runtime.clone();
        Ok(Held { entry, slot, runtime })
    }

    /// Does something with a session, which is opened for it if it rests.
    pub(super) fn call<T>(
        &self,
        mut held: Held,
        work: impl FnOnce(&Session) -> Result<T, SessionError>,
    ) -> Result<T, Problem> {
        if let Slot::Rests = *held.slot {
            let session = self.runtimes.session(&held.runtime, &self.place.files(&held.entry.id))?;
            held.entry.is_open.store(true, Ordering::Relaxed);
            *held.slot = Slot::Open(session);
        }
        let Slot::Open(session) = &*held.slot else { return Err(Problem::UnknownSession) };
        let done = work(session);
        if session.is_spent() || matches!(done, Err(SessionError::Run(_))) {
            rest(&held.entry, &mut held.slot);
        }
        held.entry.note().last_used_ms = now_ms();
        self.write(&held.entry, NOTED);
        drop(held);
        self.rest_beyond(MOST_OPEN);
        Ok(done?)
    }

    /// Removes a session with its files.
    pub(super) fn remove(&self, mut held: Held) -> Result<(), Problem> {
        rest(&held.entry, &mut held.slot);
        *held.slot = Slot::Gone;
        self.known().remove(&held.entry.id);
        self.place.remove(&held.entry.id).map_err(|error| failed("remove", &error))
    }

    /// How many there are, and how many of them hold an instance.
    pub(super) fn counts(&self) -> (usize, usize) {
        let known = self.known();
        (known.len(), known.values().filter(|entry| entry.is_open.load(Ordering::Relaxed)).count())
    }

    /// Removes what nobody has used for long, and puts to rest what is idle.
    pub(super) fn sweep(&self) {
        for entry in self.entries() {
            if entry.is_unused_for(self.keeping.age) {
                self.expire(entry);
            } else if entry.is_open.load(Ordering::Relaxed) && entry.is_unused_for(self.keeping.idle) {
                self.rest_if_free(&entry);
            }
        }
    }

    /// Puts all to rest that are not in use.
    pub(super) fn rest_all(&self) {
        self.rest_beyond(0);
    }

    fn expire(&self, entry: Arc<Entry>) {
        let Ok(slot) = Arc::clone(&entry.slot).try_lock_owned() else { return };
        // Somebody may have come between.
        if entry.is_unused_for(self.keeping.age) && !matches!(*slot, Slot::Gone) {
            // What went wrong is in the log already.
            let _ = self.remove(Held { entry, slot, runtime: String::new() });
        }
    }

    /// Puts to rest those that were used least lately, until no more than so many hold an instance.
    fn rest_beyond(&self, most: usize) {
        let mut open = self.entries();
        open.retain(|entry| entry.is_open.load(Ordering::Relaxed));
        open.sort_by_cached_key(|entry| entry.note().last_used_ms);
        let too_many = open.len().saturating_sub(most);
        open.iter().take(too_many).for_each(|entry| self.rest_if_free(entry));
    }

    fn rest_if_free(&self, entry: &Entry) {
        // It may have been removed meanwhile, with its note.
        if let Ok(mut slot) = entry.slot.try_lock()
            && matches!(*slot, Slot::Open(_))
        {
            rest(entry, &mut slot);
            self.write(entry, Duration::ZERO);
        }
    }

    /// Writes the note if that on disk is so far behind.
    fn write(&self, entry: &Entry, behind: Duration) {
        let note = entry.note().clone();
        let mut noted_ms = entry.noted_ms.lock().unwrap_or_else(PoisonError::into_inner);
        if u128::from(note.last_used_ms.saturating_sub(*noted_ms)) <= behind.as_millis() {
            return;
        }
        match self.place.write(&entry.id, &note) {
            Ok(()) => *noted_ms = note.last_used_ms,
            Err(error) => warn!(id = %entry.id, error = &error as &dyn std::error::Error, "a session is not noted"),
        }
    }

    fn find(&self, id: &str) -> Result<Arc<Entry>, Problem> {
        let id = Id::parse(id).ok_or(Problem::UnknownSession)?;
        self.known().get(&id).cloned().ok_or(Problem::UnknownSession)
    }

    fn entries(&self) -> Vec<Arc<Entry>> {
        self.known().values().cloned().collect()
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Id, Arc<Entry>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn failed(verb: &str, source: &(dyn std::error::Error + 'static)) -> Problem {
    let kind = source.downcast_ref::<io::Error>().map(io::Error::kind);
    error!(error = source, ?kind, "cannot {verb} a session");
    Problem::Storage
}
