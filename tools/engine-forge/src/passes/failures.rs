//! Failures: the `errno` that a program should see, where libc by itself gives another.
//!
//! libc makes EIO of every stream that fails, whatever its error says. It is made to ask the sandbox instead, which knows
//! that a file is too large or the disk is full. And of a file too many, for which WASI has no code of its own, EMFILE is
//! made.

use wasm_encoder::BlockType;
use wasmparser::{Operator, ValType};

use crate::code::{at, cut};
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::{Edit, Function, assemble};
use crate::layout::{Cause, Field, Layout, Slot};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// What libc calls with the error of a stream, before it says EIO.
const DROPS_ERROR: &str = "io_error_error_drop_own";

/// What libc makes `errno` of an `error-code` with.
const TRANSLATE: &str = "translate_error";

/// libc's numbers.
mod errno {
    pub const EIO: i32 = 29;
    pub const EMFILE: i32 = 33;
}

/// What `last-failure` gives where the run has to end.
const RUN_IS_OVER: i32 = 255;

/// The place of `too-many-links` in `error-code`.
const TOO_MANY_LINKS: usize = 16;

/// How many cases `error-code` has, each a word in the table.
const ERROR_CODES: usize = 37;
const WORD: usize = size_of::<u32>();

/// How far after the call the number stands.
const NEAR: usize = 3;

/// The most bytes of one `pwrite`. It goes to the sandbox in one piece, which must have room for it; `write` asks the
/// stream first how much it takes. The number is arbitrary.
const PWRITE_BYTES: i32 = 1 << 20;

/// Makes libc ask.
pub fn apply(component: &mut Component, layout: Layout, first_slot: u32) -> Result<()> {
    let shell = component.library("golem:exec-engine/control@0.1.0#run")?;
    let ask = shell.import("golem:exec-sandbox/job@0.1.0", "last-failure")?;
    shell.add_element(first_slot + Slot::LastFailure as u32, ask);

    let libc = component.library("sbrk")?;
    let errno = libc.imported_global("errno")?;
    let translate = libc.find(TRANSLATE)?;
    let reason = add_reason(libc, layout, first_slot, translate, errno);
    let count = replace_eio(libc, reason)?;
    if count == 0 {
        let problem = format!("nothing says {} (EIO) after it", errno::EIO);
        return Err(ForgeError::Unexpected { module: libc.name().into(), function: DROPS_ERROR.into(), problem });
    }
    limit_pwrite(libc)?;
    let table_offset = table_offset(libc, translate)?;
    too_many_files(component, table_offset)
}

/// `() -> errno`, which it also sets.
fn add_reason(libc: &mut Module, layout: Layout, first_slot: u32, translate: u32, errno: u32) -> u32 {
    const FAILURE: u32 = 0;
    let ty = libc.add_type(&[], &[ValType::I32]);
    let byte = wasm_encoder::MemArg { offset: 0, align: 0, memory_index: 0 };
    let reason = Function::forged(ty, &[(1, ValType::I32)], |code| {
        code.i32_const((first_slot + Slot::LastFailure as u32) as i32).call_indirect(0, ty).local_tee(FAILURE);
        code.i32_const(RUN_IS_OVER).i32_eq().if_(BlockType::Empty);
        cut(code, layout, Cause::Sandbox, |code| _ = code.i32_const(0));
        code.i32_const(errno::EIO).return_().end();
        code.i32_const(layout.address(Field::Failure)).local_get(FAILURE).i32_store8(byte);
        code.i32_const(layout.address(Field::Failure)).call(translate);
        code.global_get(errno).i32_load(at(2));
    });
    libc.add_function("exec_last_errno", reason)
}

fn replace_eio(libc: &mut Module, reason: u32) -> Result<usize> {
    let drops_error = libc.find(DROPS_ERROR)?;
    let mut count = 0;
    for number in libc.own_functions() {
        let mut edits = Vec::new();
        let operators = libc.function(number).operators()?;
        for (index, (operator, _)) in operators.iter().enumerate() {
            if !matches!(operator, Operator::Call { function_index } if *function_index == drops_error) {
                continue;
            }
            let mut after = operators.iter().skip(index + 1).take(NEAR);
            let eio = after.rfind(|(op, _)| matches!(op, Operator::I32Const { value } if *value == errno::EIO));
            if let Some((_, range)) = eio {
                edits.push(Edit { range: range.clone(), code: assemble(|code| _ = code.call(reason)) });
            }
        }
        drop(operators);
        count += edits.len();
        libc.function_mut(number).edit(&edits);
    }
    Ok(count)
}

/// The sandbox says `too-many-links` of a file too many: hosts have no other use for it. The table of the numbers is in
/// the image, at the offset that `translate_error` adds to where libc's data begins; and every file of libc that has
/// that function inlined has a copy of the table.
fn too_many_files(component: &mut Component, table_offset: i32) -> Result<()> {
    let image = component.image()?;
    let begins = (image.exported_constant("libc.so:memory_base")? + table_offset) as usize;
    let memory = image.image_bytes()?;
    let table = memory.get(begins..begins + WORD * ERROR_CODES).ok_or_else(|| ForgeError::Unsupported {
        module: image.name().into(),
        problem: format!("the table of `{TRANSLATE}` is outside of the memory"),
    })?;
    let copies = memory.windows(table.len()).step_by(WORD).enumerate().filter(|(_, bytes)| *bytes == table);
    for (place, _) in copies {
        image.add_data((WORD * (place + TOO_MANY_LINKS)) as u32, &errno::EMFILE.to_le_bytes());
    }
    Ok(())
}

fn table_offset(libc: &Module, translate: u32) -> Result<i32> {
    let base = libc.imported_global("__memory_base")?;
    let operators = libc.function(translate).operators()?;
    let found = operators.windows(2).find_map(|two| match two {
        [(Operator::GlobalGet { global_index }, _), (Operator::I32Const { value }, _)] if *global_index == base => {
            Some(*value)
        }
        _ => None,
    });
    found.ok_or_else(|| ForgeError::Unexpected {
        module: libc.name().into(),
        function: TRANSLATE.into(),
        problem: "it does not add an offset to where the data begins".into(),
    })
}

fn limit_pwrite(libc: &mut Module) -> Result<()> {
    const COUNT: u32 = 2;
    let number = libc.find("pwrite")?;
    let limit = assemble(|code| {
        code.local_get(COUNT).i32_const(PWRITE_BYTES).local_get(COUNT).i32_const(PWRITE_BYTES).i32_lt_u().select();
        code.local_set(COUNT);
    });
    libc.function_mut(number).edit(&[Edit { range: 0..0, code: limit }]);
    Ok(())
}
