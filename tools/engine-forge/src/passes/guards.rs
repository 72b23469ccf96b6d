//! Recursion that Python itself does not check: a hash of a tuple in a tuple in a tuple, an iterator over an iterator over
//! an iterator. Natively it ends the process; here it would be a trap.
//!
//! Each of these functions is reached through a slot of a type, and calls the same slot of another object. So each asks
//! Python for the check that the others make, and says that there is an error where it fails.

use wasm_encoder::BlockType;
use wasmparser::ValType;

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::module::Module;
use crate::passes::stack::{self, CHECK, NO_TEXT};

#[cfg(test)]
mod tests;

/// How a function says that there is an error.
const NO_OBJECT: i32 = 0;
const NEGATIVE: i32 = -1;

/// The functions, each with its answer.
const GUARDED: [(&str, i32); 67] = [
    ("tuple_hash", NEGATIVE),
    ("slice_hash", NEGATIVE),
    ("codegen_sync_comprehension_generator", NEGATIVE),
    ("codegen_async_comprehension_generator", NEGATIVE),
    ("code_hash", NEGATIVE),
    ("ga_hash", NEGATIVE),
    ("union_hash", NEGATIVE),
    ("weakref_hash", NEGATIVE),
    ("mappingproxy_hash", NEGATIVE),
    ("mappingproxy_len", NEGATIVE),
    ("mappingproxy_contains", NEGATIVE),
    ("mappingproxy_getitem", NO_OBJECT),
    ("mappingproxy_getiter", NO_OBJECT),
    ("mappingproxy_or", NO_OBJECT),
    ("ga_getattro", NO_OBJECT),
    ("ga_iter", NO_OBJECT),
    ("ga_vectorcall", NO_OBJECT),
    ("partial_vectorcall", NO_OBJECT),
    ("method_vectorcall", NO_OBJECT),
    ("wrapper_call", NO_OBJECT),
    ("property_descr_get", NO_OBJECT),
    ("_validate_inner", NEGATIVE),
    ("append_ast_expr", NEGATIVE),
    ("codegen_pattern", NEGATIVE),
    ("codegen_visit_stmt", NEGATIVE),
    ("mro_hierarchy", NEGATIVE),
    ("update_subclasses", NEGATIVE),
    ("_Py_make_parameters", NO_OBJECT),
    ("_Py_subs_parameters", NO_OBJECT),
    ("pyexpat_xmlparser_Parse", NO_OBJECT),
    ("pyexpat_xmlparser_ParseFile", NO_OBJECT),
    ("r_object", NO_OBJECT),
    ("save_reduce", NEGATIVE),
    ("save_tuple", NEGATIVE),
    ("gen_close", NO_OBJECT),
    ("conv_content_model", NO_OBJECT),
    ("deepcopy", NO_OBJECT),
    ("slot_tp_descr_get", NO_OBJECT),
    ("_gen_throw", NO_OBJECT),
    ("accumulate_next", NO_OBJECT),
    ("anextawaitable_iternext", NO_OBJECT),
    ("batched_next", NO_OBJECT),
    ("calliter_iternext", NO_OBJECT),
    ("chain_next", NO_OBJECT),
    ("compress_next", NO_OBJECT),
    ("coro_wrapper_iternext", NO_OBJECT),
    ("cycle_next", NO_OBJECT),
    ("dropwhile_next", NO_OBJECT),
    ("enum_next", NO_OBJECT),
    ("filter_next", NO_OBJECT),
    ("filterfalse_next", NO_OBJECT),
    ("groupby_next", NO_OBJECT),
    ("_grouper_next", NO_OBJECT),
    ("islice_next", NO_OBJECT),
    ("map_next", NO_OBJECT),
    ("pairwise_next", NO_OBJECT),
    ("product_next", NO_OBJECT),
    ("proxy_iternext", NO_OBJECT),
    ("Reader_iternext", NO_OBJECT),
    ("reversed_next", NO_OBJECT),
    ("slot_tp_iternext", NO_OBJECT),
    ("starmap_next", NO_OBJECT),
    ("takewhile_next", NO_OBJECT),
    ("tee_next", NO_OBJECT),
    ("iter_iternext", NO_OBJECT),
    ("zip_longest_next", NO_OBJECT),
    ("zip_next", NO_OBJECT),
];

/// Puts the check in front of each.
pub fn apply(component: &mut Component) -> Result<()> {
    let python = component.library(stack::LOOP)?;
    let stack_pointer = python.imported_global("__stack_pointer")?;
    let check = python.find(CHECK)?;
    GUARDED.iter().try_for_each(|(name, answer)| guard(python, name, *answer, check, stack_pointer))
}

fn guard(python: &mut Module, name: &str, answer: i32, check: u32, stack_pointer: u32) -> Result<()> {
    let number = python.find(name)?;
    if python.type_of(number).results() != [ValType::I32] {
        let problem = "it does not give an object or a number".to_owned();
        return Err(ForgeError::Unexpected { module: python.name().into(), function: name.into(), problem });
    }
    stack::enlarge(python, number, stack_pointer, stack::FRAME_BYTES, |code| {
        code.i32_const(NO_TEXT).call(check).if_(BlockType::Empty).i32_const(answer).br(1).end();
    })
}
