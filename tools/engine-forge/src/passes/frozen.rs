//! What CPython is started from: the code of a dozen modules, as bytes in its data. It is started when the image is made, and what
//! could read them again is taken out of reach (`golem_engine/guard.py`). A program that imports such a module anew gets the
//! library's.

use std::collections::BTreeSet;

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::module::words;

#[cfg(test)]
mod tests;

/// Modules without which it is not CPython's table: the first of the interpreter, and one of the library.
const KNOWN: [&str; 2] = ["_frozen_importlib", "os"];

/// How `marshal` writes code, whether or not something refers to it later, and the numbers of its parameters, which a module has not.
const CODE: [u8; 2] = [b'c', b'c' | 0x80];
const NO_PARAMETERS: [u8; 12] = [0; 12];

/// The longest name of a module, and the most bytes of code.
const LONGEST_NAME: usize = 64;
const MOST_CODE: u32 = 1 << 20;

/// An entry of the table: the addresses of name and code, how long that is, and whether it is a package.
type Entry = [u32; 4];

/// Takes the bytes out of the image. Gives how many.
pub fn apply(component: &mut Component) -> Result<usize> {
    let image = component.image()?;
    let mut memory = image.image_bytes()?;
    let words = words(&memory);
    let (mut names, mut code) = (BTreeSet::new(), BTreeSet::new());
    for entry in words.array_windows::<4>() {
        if let Some((name, at, bytes)) = module(&memory, *entry) {
            names.insert(name.to_owned());
            code.insert((at, bytes));
        }
    }
    if let Some(missing) = KNOWN.iter().find(|name| !names.contains(**name)) {
        let problem = format!("there is no module `{missing}` that CPython is started from");
        return Err(ForgeError::Unsupported { module: image.name().into(), problem });
    }
    let before = memory.iter().filter(|byte| **byte != 0).count();
    code.iter().for_each(|(at, bytes)| memory[*at..][..*bytes].fill(0));
    image.set_image_bytes(&memory);
    Ok(before - memory.iter().filter(|byte| **byte != 0).count())
}

/// The name of a module, and where its code is and how long.
fn module(memory: &[u8], [name, code, bytes, package]: Entry) -> Option<(&str, usize, usize)> {
    if package > 1 || bytes > MOST_CODE || (bytes as usize) < 1 + NO_PARAMETERS.len() {
        return None;
    }
    let name = memory.get(name as usize..)?;
    let name = std::str::from_utf8(&name[..name.iter().take(LONGEST_NAME).position(|byte| *byte == 0)?]).ok()?;
    let content = memory.get(code as usize..)?.get(..bytes as usize)?;
    let is_code = CODE.contains(&content[0]) && content[1..].starts_with(&NO_PARAMETERS);
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte));
    (is_code && is_name).then_some((name, code as usize, bytes as usize))
}
