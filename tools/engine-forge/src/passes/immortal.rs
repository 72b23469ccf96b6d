//! The objects of the image: CPython no longer counts their references.
//!
//! The count stands in the object, so that each use of one writes to its page of memory, and the smallest run to hundreds of
//! pages that only differ in it. With a count from 2^30 on, an object is immortal for CPython, and it writes nothing. The engine's
//! application lists its objects in memory (`golem_engine/immortal.py`); the list itself is not needed any more then.
//!
//! What it cannot list are objects that only C refers to. Texts among them are known by what they look like, and are made immortal
//! too; of whatever else may be an object, the pass tells where its count is.

use std::collections::HashSet;

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::module::words;
use crate::passes::objects::{Memory, TYPE};

#[cfg(test)]
mod tests;

/// How the list begins; its length follows, then of each object the address and that of its type.
pub const MARK: [u32; 4] = [0xC0DE_1157, 0xA110_B1EC, 0xF0E1_D2C3, 0x9E37_79B9];

/// The least count of what is immortal for CPython.
pub const LEAST: i32 = 1 << 30;

/// The count that CPython itself gives to what it makes immortal.
pub const IMMORTAL: u32 = 5 << 28;

/// More references than this no object has that is not immortal.
pub const MOST: u32 = 1 << 20;

/// A word of memory that may be the count of an object which is not immortal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Where it is.
    pub at: u32,
    /// What it is in the image.
    pub is: u32,
}

/// Makes them immortal. Gives every word that may be the count of an object all the same.
pub fn apply(component: &mut Component) -> Result<Vec<Count>> {
    let image = component.image()?;
    let module = image.name().to_owned();
    let unsupported = |problem: String| ForgeError::Unsupported { module: module.clone(), problem };
    let mut memory = Memory { bytes: image.image_bytes()? };
    let list = List::find(&memory.bytes).map_err(|problem| unsupported(problem.to_owned()))?;
    let (mut changed, mut counts) = (0, Vec::new());
    for (object, ty) in &list.objects {
        // Otherwise it is gone, and its memory may be anything.
        if object % 4 == 0 && memory.word(object.wrapping_add(TYPE)) == *ty {
            match memory.word(*object) {
                1..MOST => {
                    memory.set(*object, IMMORTAL);
                    changed += 1;
                }
                IMMORTAL => changed += 1,
                is if is < LEAST as u32 => counts.push(Count { at: *object, is }),
                _ => {}
            }
        }
    }
    let listed = list.objects.len();
    if 2 * changed < listed {
        return Err(unsupported(format!("{changed} of {listed} objects are where the list has them")));
    }
    list.forget(&mut memory.bytes);
    let heap = image.exported_constant("__heap_base")? as u32;
    counts.extend(left(&mut memory, &list, heap));
    image.set_image_bytes(&memory.bytes);
    Ok(counts)
}

/// What has the address of a type behind it and is small enough for a count. Of a text it is one. In the heap, nothing but what is
/// referred to can be an object that is still used.
fn left(memory: &mut Memory, list: &List, heap: u32) -> Vec<Count> {
    let types = types(memory, list);
    let named = |name: &[u8]| types.iter().copied().filter(|ty| memory.name_of(*ty).as_deref() == Some(name)).min();
    let (text, integer) = (named(b"str"), named(b"int"));
    let mut counts = Vec::new();
    for at in (0..memory.bytes.len() as u32).step_by(4) {
        let (is, ty) = (memory.word(at), memory.word(at + TYPE));
        if !(1..MOST).contains(&is) || !types.contains(&ty) || within_integer(memory, at, integer) {
            continue;
        }
        if Some(ty) == text && memory.is_text(at) {
            memory.set(at, IMMORTAL);
        } else {
            counts.push(Count { at, is });
        }
    }
    let used = referred_to(memory, counts.iter().map(|count| count.at).collect());
    counts.retain(|count| count.at < heap || used.contains(&count.at));
    counts
}

/// Which of these addresses are somewhere in memory: as they are, with marks of CPython's in their lowest bits, or as that of what
/// the collector has before an object.
fn referred_to(memory: &Memory, addresses: HashSet<u32>) -> HashSet<u32> {
    const MARKS: u32 = 3;
    const COLLECTOR: u32 = 8;
    let anywhere = words(&memory.bytes).into_iter().map(|word| word & !MARKS);
    anywhere.flat_map(|word| [word, word.wrapping_add(COLLECTOR)]).filter(|word| addresses.contains(word)).collect()
}

/// Whether a place is where an immortal integer has its digits: the address of a type is one, where Python asked for its `id`.
fn within_integer(memory: &Memory, at: u32, integer: Option<u32>) -> bool {
    const DIGITS: u32 = 8;
    let object = at.wrapping_sub(DIGITS);
    memory.word(object) == IMMORTAL && Some(memory.word(object.wrapping_add(TYPE))) == integer
}

/// Every type: each is an object itself, of a type of types.
fn types(memory: &Memory, list: &List) -> HashSet<u32> {
    let type_of = |ty: u32| memory.word(ty.wrapping_add(TYPE));
    let mut types: HashSet<u32> = list.objects.iter().map(|(_, ty)| *ty).collect();
    let mut of_types: HashSet<u32> = types.iter().copied().filter(|ty| type_of(*ty) == *ty).collect();
    loop {
        let before = (types.len(), of_types.len());
        types.extend((0..memory.bytes.len() as u32).step_by(4).filter(|at| of_types.contains(&type_of(*at))));
        of_types.extend(types.iter().copied().filter(|ty| memory.is_type_of_types(*ty)));
        if (types.len(), of_types.len()) == before {
            return types;
        }
    }
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
