//! What many code objects of the image have alike, each for itself: how its variables are named and kept, which lines it comes from,
//! texts. One of them is enough; the memory of the others is left empty, which takes no room in the file.
//!
//! CPython shares such things within a module, when it compiles or reads it. Here are two hundred modules, and their code is never
//! given up, so that what it refers to can be shared between all of them; and it is made as immortal as the code will be.

use std::collections::HashMap;

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::passes::immortal::{IMMORTAL, List, MOST};
use crate::passes::objects::{Memory, TYPE};

#[cfg(test)]
mod tests;

/// Where code has the addresses of its constants and its names, of what else is a tuple or bytes, and of its full name.
const CONSTANTS: u32 = 12;
const TUPLES: [u32; 3] = [CONSTANTS, 16, 72];
const BYTES: [u32; 3] = [20, 76, 92];
const FULL_NAME: u32 = 88;

/// How long code is at least.
const CODE_BYTES: u32 = 96;

/// Shares them. Gives how many bytes became empty.
pub fn apply(component: &mut Component) -> Result<usize> {
    let image = component.image()?;
    let module = image.name().to_owned();
    let mut memory = Memory { bytes: image.image_bytes()? };
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
    Ok(shared.freed)
}

#[derive(Default)]
struct Shared {
    /// What there is of each type with each content.
    first: HashMap<(u32, Vec<u8>), u32>,
    /// How many bytes became empty.
    freed: usize,
}

impl Shared {
    /// Lets a place refer to the first object like the one that it refers to, if nothing else does; it stays otherwise.
    fn share(&mut self, memory: &mut Memory, place: u32, content: impl Fn(&Memory, u32) -> Option<(u32, u32)>) {
        let object = memory.word(place);
        let Some((begins, length)) = content(memory, object) else { return };
        let content = memory.bytes[begins as usize..][..length as usize].to_vec();
        let first = *self.first.entry((memory.word(object.wrapping_add(TYPE)), content)).or_insert(object);
        match memory.word(object) {
            1 if first != object => {
                memory.set(place, first);
                let gone = &mut memory.bytes[object as usize..(begins + length) as usize];
                self.freed += gone.len();
                gone.fill(0);
            }
            1..MOST => memory.set(object, IMMORTAL),
            _ => {}
        }
    }
}
