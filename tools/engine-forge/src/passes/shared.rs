//! What many code objects of the image have alike, each for itself: how its variables are named and kept, which lines it comes from,
//! texts. One of them is enough; the memory of the others is left empty, which takes no room in the file.
//!
//! CPython shares such things within a module, when it compiles or reads it. Here are two hundred modules, and their code is never
//! given up, so that what it refers to can be shared between all of them.

use std::collections::HashMap;

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::passes::immortal::{IMMORTAL, List};

#[cfg(test)]
mod tests;

/// Where an object has its type, and one of variable size how many items there are.
const TYPE: u32 = 4;
const ITEMS: u32 = 8;

/// Where the items of a `bytes` and of a tuple begin: each keeps its hash before them.
const FIRST: u32 = 16;

/// Where a type has the address of its name.
const NAME: u32 = 12;

/// Where code has the addresses of its constants and its names, of what else is a tuple or bytes, and of its full name.
const CONSTANTS: u32 = 12;
const TUPLES: [u32; 3] = [CONSTANTS, 16, 72];
const BYTES: [u32; 3] = [20, 76, 92];
const FULL_NAME: u32 = 88;

/// How long code is at least.
const CODE_BYTES: u32 = 96;

/// Where a tuple that the collector watches is linked, before its address.
const WATCHED: u32 = 8;

/// Where a text has its length and its kind, and where the characters of one begin that is ASCII.
const LENGTH: u32 = 8;
const KIND: u32 = 16;
const CHARACTERS: u32 = 20;

/// The kind of such a text that is in none of CPython's own tables: one byte for a character, after the header, ASCII.
const PLAIN: u32 = 1 << 2 | 1 << 5 | 1 << 6;

/// Which bits of the kind say that.
const KIND_BITS: u32 = 0xff;

/// Shares them. Gives how many bytes became empty.
pub fn apply(component: &mut Component) -> Result<usize> {
    let image = component.image()?;
    let module = image.name().to_owned();
    let mut memory = Memory { bytes: image.image_bytes()?, freed: 0 };
    let listed = List::find(&memory.bytes)
        .map_err(|problem| ForgeError::Unsupported { module: module.clone(), problem: problem.to_owned() })?
        .objects;
    let mut types = HashMap::new();
    for (_, ty) in &listed {
        types.entry(*ty).or_insert_with(|| memory.name_of(*ty));
    }
    let is = |ty: u32, name: &str| types.get(&ty).is_some_and(|known| known.as_deref() == Some(name.as_bytes()));
    let alive =
        listed.iter().filter(|(object, ty)| memory.word(object.wrapping_add(TYPE)) == *ty && memory.word(*object) > 0);
    let codes = alive.filter(|(_, ty)| is(*ty, "code")).map(|(object, _)| *object);
    let codes: Vec<u32> = codes.filter(|code| memory.inside(*code, 0, 1, CODE_BYTES).is_some()).collect();
    let mut shared = Shared::default();
    for code in &codes {
        for (fields, name) in [(TUPLES.as_slice(), "tuple"), (&BYTES, "bytes"), (&[FULL_NAME], "str")] {
            if let Some(field) = fields.iter().find(|field| !is(memory.type_in(*code + **field), name)) {
                let problem = format!("a code object has no {name} at {field}");
                return Err(ForgeError::Unsupported { module, problem });
            }
        }
        BYTES.iter().for_each(|field| shared.share(&mut memory, code + field, Memory::content_of_bytes));
        shared.share(&mut memory, code + FULL_NAME, Memory::content_of_text);
        let (first, bytes) = memory.items(memory.word(code + CONSTANTS)).unwrap_or_default();
        for place in (first..first + bytes).step_by(4) {
            if is(memory.type_in(place), "str") {
                shared.share(&mut memory, place, Memory::content_of_text);
            }
        }
        TUPLES.iter().for_each(|field| shared.share(&mut memory, code + field, Memory::content_of_tuple));
    }
    image.set_image_bytes(&memory.bytes);
    Ok(memory.freed)
}

/// What there is of each type with each content.
#[derive(Default)]
struct Shared(HashMap<(u32, Vec<u8>), u32>);

impl Shared {
    /// Lets a place refer to the first object like the one that it refers to, if nothing else does.
    fn share(&mut self, memory: &mut Memory, place: u32, content: impl Fn(&Memory, u32) -> Option<(u32, u32)>) {
        let object = memory.word(place);
        let Some((begins, length)) = content(memory, object) else { return };
        let content = memory.bytes[begins as usize..][..length as usize].to_vec();
        let first = *self.0.entry((memory.word(object.wrapping_add(TYPE)), content)).or_insert(object);
        if first != object && memory.word(object) == 1 {
            memory.set(place, first);
            memory.set(first, IMMORTAL);
            let gone = &mut memory.bytes[object as usize..(begins + length) as usize];
            memory.freed += gone.len();
            gone.fill(0);
        }
    }
}

/// The image, in words.
struct Memory {
    bytes: Vec<u8>,
    freed: usize,
}

impl Memory {
    /// 0 where there is no memory.
    fn word(&self, at: u32) -> u32 {
        let bytes = self.bytes.get(at as usize..).and_then(<[u8]>::first_chunk);
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    fn set(&mut self, at: u32, word: u32) {
        self.bytes[at as usize..][..4].copy_from_slice(&word.to_le_bytes());
    }

    fn name_of(&self, ty: u32) -> Option<Vec<u8>> {
        let name = self.bytes.get(self.word(ty.wrapping_add(NAME)) as usize..)?;
        Some(name[..name.iter().position(|byte| *byte == 0)?].to_vec())
    }

    /// The type of the object that a place refers to.
    fn type_in(&self, place: u32) -> u32 {
        self.word(self.word(place).wrapping_add(TYPE))
    }

    fn content_of_bytes(&self, object: u32) -> Option<(u32, u32)> {
        self.inside(object, FIRST, self.word(object.wrapping_add(ITEMS)), 1)
    }

    /// Of a tuple that the collector does not watch.
    fn content_of_tuple(&self, object: u32) -> Option<(u32, u32)> {
        self.items(object).filter(|_| self.word(object.wrapping_sub(WATCHED)) == 0)
    }

    fn items(&self, tuple: u32) -> Option<(u32, u32)> {
        self.inside(tuple, FIRST, self.word(tuple.wrapping_add(ITEMS)), 4)
    }

    fn content_of_text(&self, object: u32) -> Option<(u32, u32)> {
        let plain = self.word(object.wrapping_add(KIND)) & KIND_BITS == PLAIN;
        self.inside(object, CHARACTERS, self.word(object.wrapping_add(LENGTH)), 1).filter(|_| plain)
    }

    /// Where so many items of an object begin, and how many bytes they are, if that is in memory.
    fn inside(&self, object: u32, begins: u32, count: u32, size: u32) -> Option<(u32, u32)> {
        let (begins, bytes) = (object.checked_add(begins)?, count.checked_mul(size)?);
        self.bytes.get(begins as usize..)?.get(..bytes as usize)?;
        Some((begins, bytes))
    }
}
