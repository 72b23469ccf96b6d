//! Calls that Python makes by an address, though it is nearly always the same: those of its allocators.
//!
//! Only a module that watches what is allocated puts others in their place. So the address is compared with the usual one, and
//! the usual function is called by its name: a compiler can follow that.

use wasm_encoder::BlockType;
use wasmparser::{Operator, ValType};

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::{Edit, assemble};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// The functions with such a call, and what they usually call.
const USUAL: [(&str, &str); 8] = [
    ("PyObject_Malloc", "_PyMem_RawMalloc"),
    ("PyObject_Calloc", "_PyMem_RawCalloc"),
    ("PyObject_Realloc", "_PyMem_RawRealloc"),
    ("PyObject_Free", "_PyMem_RawFree"),
    ("PyMem_Malloc", "_PyMem_RawMalloc"),
    ("PyMem_Calloc", "_PyMem_RawCalloc"),
    ("PyMem_Realloc", "_PyMem_RawRealloc"),
    ("PyMem_Free", "_PyMem_RawFree"),
];

/// Lets them call it, in the module that has all of the engine's functions and the table.
pub fn apply(component: &mut Component) -> Result<()> {
    let engine = component.image()?;
    USUAL.iter().try_for_each(|(caller, usual)| call_by_name(engine, caller, usual))
}

/// What a function usually calls, and where that stands in the table.
pub fn usual(engine: &Module, caller: &str, name: &str) -> Result<(u32, u32)> {
    let function = engine.find(name)?;
    let slot = engine.slot_of(function)?;
    Ok((function, slot.ok_or_else(|| problem(engine, caller, "what it usually calls has no address"))?))
}

/// What is not as it is known to be in a function that calls an address.
pub fn problem(engine: &Module, caller: &str, problem: &str) -> ForgeError {
    ForgeError::Unexpected { module: engine.name().into(), function: caller.into(), problem: problem.into() }
}

fn call_by_name(engine: &mut Module, caller: &str, usual: &str) -> Result<()> {
    let number = engine.find(caller)?;
    let (usual, slot) = self::usual(engine, caller, usual)?;
    let problem = |text: &str| problem(engine, caller, text);
    let mut calls = Vec::new();
    for (operator, range) in engine.function(number).operators()? {
        if let Operator::CallIndirect { type_index, .. } = operator {
            calls.push((type_index, range));
        }
    }
    let [(ty, range)] = &calls[..] else { return Err(problem("it does not call one address")) };
    if engine.type_at(*ty) != engine.type_of(usual) {
        return Err(problem("what it usually calls has another type"));
    }
    let parameters = engine.type_of(number).params().len() as u32;
    let function = engine.function_mut(number);
    let address = function.add_local(parameters, ValType::I32);
    let code = assemble(|code| {
        code.local_tee(address).i32_const(slot as i32).i32_eq().if_(BlockType::FunctionType(*ty));
        code.call(usual).else_().local_get(address).call_indirect(0, *ty).end();
    });
    function.edit(&[Edit { range: range.clone(), code }]);
    Ok(())
}
