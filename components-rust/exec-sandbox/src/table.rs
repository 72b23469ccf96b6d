//! What a run has open, and the engine's hold on it.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::{Rc, Weak};

use exec_io::FileError;

use crate::job::Job;

/// The most entries of one table. Those that are handles in the host have a lower limit of their own
/// (`exec_io::Quota`); this bounds the memory that a program takes by opening streams on one file again and again. The
/// number is arbitrary.
const MAX_ENTRIES: usize = 4096;

/// Entries of one kind, each in a place whose number does not change.
pub(crate) struct Table<T> {
    places: Vec<Option<Rc<T>>>,
    free: Vec<usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { places: Vec::new(), free: Vec::new() }
    }
}

impl<T> Table<T> {
    fn insert(&mut self, value: T) -> Option<usize> {
        let entry = Some(Rc::new(value));
        if let Some(place) = self.free.pop() {
            self.places[place] = entry;
            return Some(place);
        }
        if self.places.len() >= MAX_ENTRIES {
            return None;
        }
        self.places.push(entry);
        Some(self.places.len() - 1)
    }

    fn get(&self, place: usize) -> Option<Rc<T>> {
        self.places.get(place)?.clone()
    }

    fn remove(&mut self, place: usize) -> Option<Rc<T>> {
        let entry = self.places.get_mut(place)?.take()?;
        self.free.push(place);
        Some(entry)
    }
}

/// A kind of thing that runs keep in a table.
pub(crate) trait Kept: Sized {
    /// The table of `job` for this kind.
    fn table(job: &Job) -> &RefCell<Table<Self>>;
}

/// The engine's hold on something that a run has open. It keeps nothing alive beyond the run.
pub(crate) struct Entry<T: Kept> {
    job: Weak<Job>,
    place: usize,
    kind: PhantomData<T>,
}

impl<T: Kept> Entry<T> {
    /// Puts `value` into the table of `job`.
    pub fn new(job: &Rc<Job>, value: T) -> Result<Self, FileError> {
        let place = T::table(job).borrow_mut().insert(value).ok_or(FileError::NoMemory)?;
        Ok(Entry { job: Rc::downgrade(job), place, kind: PhantomData })
    }

    /// What it is, while its run lasts.
    pub fn get(&self) -> Option<Rc<T>> {
        T::table(&*self.job.upgrade()?).borrow().get(self.place)
    }
}

impl<T: Kept> Drop for Entry<T> {
    fn drop(&mut self) {
        if let Some(job) = self.job.upgrade() {
            let removed = T::table(&job).borrow_mut().remove(self.place);
            // Only now that the table is not borrowed: what is dropped here may drop more.
            drop(removed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_used_again() {
        let mut table = Table::default();
        let (a, b) = (table.insert('a').unwrap(), table.insert('b').unwrap());
        assert_eq!(table.remove(a).as_deref(), Some(&'a'));
        assert_eq!(table.remove(a), None);
        assert_eq!(table.get(a), None);
        assert_eq!(table.insert('c'), Some(a));
        assert_eq!((table.get(a).as_deref(), table.get(b).as_deref()), (Some(&'c'), Some(&'b')));
    }

    #[test]
    fn a_full_table_takes_nothing_more_until_something_goes() {
        let mut table = Table::default();
        for number in 0..MAX_ENTRIES {
            assert_eq!(table.insert(number), Some(number));
        }
        assert_eq!(table.insert(0), None);
        table.remove(7);
        assert_eq!(table.insert(0), Some(7));
        assert_eq!(table.get(MAX_ENTRIES), None);
    }
}
