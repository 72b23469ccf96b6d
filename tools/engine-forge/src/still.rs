//! The part of the image that nothing writes to: the compressed standard library, which a reset leaves out.
//!
//! It is one bytes object of the application's, a sixth of the image. What is in a bytes object cannot be changed, so
//! there is nothing to restore, and copying it would be a sixth of what a reset costs.

use std::ops::Range;

use crate::error::{ForgeError, Result};
use crate::module::Module;

/// What stands before it and, as 8 bytes, its size; the application writes both.
const BEGINS: &[u8] = b"<golem-exec library";

/// What stands after it.
const ENDS: &[u8] = b"golem-exec library>";

/// What is the unit of a copy that costs nothing to leave out: the smallest page that a host has.
const UNIT: u32 = 4_096;

/// What a library has at least. Anything smaller is a piece of text.
const MINIMUM: u64 = 2 * UNIT as u64;

/// Where it is in the memory. The texts alone may be there more often, as the constants that they are in the code that
/// writes them; together they must be there once.
pub fn part_of(image: &Module) -> Result<Range<u32>> {
    let memory = image.image_bytes()?;
    let found = positions(&memory, BEGINS).filter_map(|at| enclosed(&memory, at + BEGINS.len())).collect::<Vec<_>>();
    match found.as_slice() {
        [range] => Ok(range.start.next_multiple_of(UNIT)..range.end / UNIT * UNIT),
        _ => Err(ForgeError::NoLibrary(found.len())),
    }
}

fn positions<'a>(memory: &'a [u8], text: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let first = text[0];
    let starts = memory.iter().enumerate().filter(move |(_, byte)| **byte == first).map(|(at, _)| at);
    starts.filter(move |at| memory[*at..].starts_with(text))
}

/// What is between a size at `at` and the text that has to be where the size says.
fn enclosed(memory: &[u8], at: usize) -> Option<Range<u32>> {
    let size = u64::from_le_bytes(*memory.get(at..)?.first_chunk()?);
    let start = at + size_of::<u64>();
    let end = start.checked_add(usize::try_from(size).ok()?)?;
    let fits = end < memory.len() && size > MINIMUM && memory[end..].starts_with(ENDS);
    fits.then_some(start as u32..end as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An image with `contents` at their addresses.
    fn image(contents: &[(usize, &[u8])]) -> Module {
        let mut wat = "(module (memory 4)".to_owned();
        for (at, bytes) in contents {
            let escaped: String = bytes.iter().map(|byte| format!("\\{byte:02x}")).collect();
            wat += &format!("(data (i32.const {at}) \"{escaped}\")");
        }
        Module::parse(&wat::parse_str(wat + ")").unwrap()).unwrap()
    }

    fn store(size: usize) -> Vec<u8> {
        [BEGINS, &(size as u64).to_le_bytes(), &vec![b'<'; size], ENDS].concat()
    }

    #[test]
    fn it_is_the_whole_pages_between_the_marks() {
        let store = store(150_000);
        let range = part_of(&image(&[(5_000, &store), (200_000, BEGINS)])).unwrap();
        assert_eq!(range, 8_192..(5_000 + 27 + 150_000) / 4_096 * 4_096);
    }

    #[test]
    fn a_mark_without_its_other_half_is_none() {
        let mut torn = store(150_000);
        torn.truncate(150_000);
        assert!(matches!(part_of(&image(&[(0, &torn)])), Err(ForgeError::NoLibrary(0))));
        assert!(matches!(part_of(&image(&[])), Err(ForgeError::NoLibrary(0))));
    }

    #[test]
    fn two_are_refused() {
        let store = store(MINIMUM as usize + 1);
        let other = store.len();
        let twice = image(&[(0, &store), (other, &store)]);
        assert!(matches!(part_of(&twice), Err(ForgeError::NoLibrary(2))));
    }

    #[test]
    fn what_is_too_small_to_matter_is_none() {
        let store = store(MINIMUM as usize);
        assert!(matches!(part_of(&image(&[(0, &store)])), Err(ForgeError::NoLibrary(0))));
    }
}
