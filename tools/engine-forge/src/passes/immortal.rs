//! The objects of the image: CPython no longer counts their references.
//!
//! The count stands in the object, so that each use of one writes to its page of memory, and the smallest run to hundreds of
//! pages that only differ in it. With a count from 2^30 on, an object is immortal for CPython, and it writes nothing. The engine's
//! application lists its objects in memory (`golem_engine/immortal.py`); the list itself is not needed any more then.

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::module::words;

#[cfg(test)]
mod tests;

/// How the list begins; its length follows, then of each object the address and that of its type.
pub const MARK: [u32; 4] = [0xC0DE_1157, 0xA110_B1EC, 0xF0E1_D2C3, 0x9E37_79B9];

/// The count that CPython itself gives to what it makes immortal.
pub const IMMORTAL: u32 = 5 << 28;

/// More references than this no object has that is not immortal.
const MOST: u32 = 1 << 20;

/// Makes them immortal. Gives how many there are.
pub fn apply(component: &mut Component) -> Result<usize> {
    let image = component.image()?;
    let module = image.name().to_owned();
    let unsupported = |problem: String| ForgeError::Unsupported { module: module.clone(), problem };
    let mut memory = image.image_bytes()?;
    let list = List::find(&memory).map_err(|problem| unsupported(problem.to_owned()))?;
    let mut changed = 0;
    for (object, ty) in &list.objects {
        let words = memory.get(*object as usize..).and_then(|rest| rest.as_chunks().0.first_chunk());
        let Some([count, known]) = words.copied().map(|words: [[u8; 4]; 2]| words.map(u32::from_le_bytes)) else {
            continue;
        };
        // Otherwise it is gone, and its memory may be anything.
        if object % 4 == 0 && known == *ty && count > 0 && count < MOST {
            memory[*object as usize..][..4].copy_from_slice(&IMMORTAL.to_le_bytes());
            changed += 1;
        }
    }
    let listed = list.objects.len();
    if 2 * changed < listed {
        return Err(unsupported(format!("{changed} of {listed} objects are where the list has them")));
    }
    list.forget(&mut memory);
    image.set_image_bytes(&memory);
    Ok(changed)
}

/// The list of objects.
pub struct List {
    /// Where it is in memory.
    at: usize,
    /// Each with its type.
    pub objects: Vec<(u32, u32)>,
}

impl List {
    /// Looks for it, or says what is wrong with it.
    pub fn find(memory: &[u8]) -> Result<Self, &'static str> {
        let words = words(memory);
        let mut found = words.windows(MARK.len()).enumerate().filter(|(_, window)| **window == MARK).map(|(at, _)| at);
        let (Some(at), None) = (found.next(), found.next()) else {
            return Err("there is not one list of objects");
        };
        let first = at + MARK.len() + 1;
        let endless = "the list of objects has no end";
        let last = first + 2 * *words.get(first - 1).ok_or(endless)? as usize;
        let list = words.get(first..last).ok_or(endless)?;
        Ok(List { at: 4 * at, objects: list.as_chunks().0.iter().map(|[object, ty]| (*object, *ty)).collect() })
    }

    /// Takes it out of memory.
    fn forget(&self, memory: &mut [u8]) {
        memory[self.at..][..4 * (MARK.len() + 1 + 2 * self.objects.len())].fill(0);
    }
}
