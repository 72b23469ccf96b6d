//! Recursion: CPython's own check, made to see the native stack of the WebAssembly engine.
//!
//! CPython compares its stack pointer in linear memory with a limit. The native stack, half a mebibyte by default, whose
//! end is a trap, runs out long before that limit is reached, since most of a frame lives there. So every function that
//! makes the check, or is part of a recursion between two checks, takes more of the stack in linear memory than it needs:
//! about as much as it takes of the native one.

use std::collections::BTreeSet;

use wasm_encoder::{BlockType, InstructionSink};
use wasmparser::Operator;

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::{Edit, assemble, value_type};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// What a function takes.
pub const FRAME_BYTES: i32 = 1024;

/// What a function with a large native frame takes. With 6 KiB the checks, which keep a margin of so many KiB, come too
/// late.
const WIDE_BYTES: i32 = 4096;

/// The interpreter's loop, whose native frame is by far the largest.
pub const LOOP: &str = "_PyEval_EvalFrameDefault";

/// What else has a large one: a parser of XML, which keeps several while it calls handlers.
const WIDE: [&str; 2] = [LOOP, "PyExpat_XML_ParseBuffer"];

/// What a rule of the parser takes. A parenthesis goes through twenty of them, each with a small frame; at the size of the
/// others 50 would be the end of nesting.
const RULE_BYTES: i32 = 640;

/// How the names of those end.
const RULE: &str = "_rule";

/// The function that tells where in its state Python keeps the limit, because it begins by loading it.
const TELLS_THE_LIMIT: &str = "_Py_ReachedRecursionLimitWithMargin";

/// The check that takes a text for the message and gives other than 0 when it has raised a RecursionError.
pub const CHECK: &str = "Py_EnterRecursiveCall";

/// The address of an empty text: nothing is at 0, see `layout::NOTHING`.
pub const NO_TEXT: i32 = 0;

/// Gives Python's state, where the limits are, also where Python has let go of it while C works.
pub const STATE_OF: &str = "PyGILState_GetThisThreadState";

/// The checks that are functions of their own; what calls one of them makes the check.
const CHECKS: [&str; 3] = [TELLS_THE_LIMIT, "_Py_CheckRecursiveCall", CHECK];

/// Functions through which objects are freed that hold other objects: Python checks in one of many calls only.
const FREEING: [&str; 28] = [
    "tuple_dealloc",
    "list_dealloc",
    "dict_dealloc",
    "set_dealloc",
    "subtype_dealloc",
    "tb_dealloc",
    "gen_dealloc",
    "cell_dealloc",
    "func_dealloc",
    "method_dealloc",
    "partial_dealloc",
    "frame_dealloc",
    "BaseException_dealloc",
    "property_dealloc",
    "meth_dealloc",
    "structseq_dealloc",
    "_PyFrame_ClearExceptCode",
    "weakref_dealloc",
    "deque_dealloc",
    "cm_dealloc",
    "sm_dealloc",
    "odict_dealloc",
    "iter_dealloc",
    "genericalias_dealloc",
    "ga_dealloc",
    "slice_dealloc",
    "unionobject_dealloc",
    "mappingproxy_dealloc",
];

/// Functions with large frames between two checks.
const BETWEEN: [&str; 4] = ["encoder_listencode_dict", "encoder_listencode_list", "odict_richcompare", "slot_tp_call"];

/// Makes the frames as large as they should be. Gives how many functions it was.
pub fn apply(component: &mut Component) -> Result<usize> {
    let python = component.library(LOOP)?;
    let stack_pointer = python.imported_global("__stack_pointer")?;
    let wide = WIDE.iter().map(|name| python.find(name)).collect::<Result<Vec<_>>>()?;
    let mut recursing = recursing(python)?;
    recursing.extend(&wide);
    for name in BETWEEN {
        recursing.insert(python.find(name)?);
    }
    for number in &recursing {
        let bytes = if wide.contains(number) {
            WIDE_BYTES
        } else if python.name_of(*number).ends_with(RULE) {
            RULE_BYTES
        } else {
            FRAME_BYTES
        };
        enlarge(python, *number, stack_pointer, bytes, |_| {})?;
    }
    Ok(recursing.len())
}

fn recursing(python: &Module) -> Result<BTreeSet<u32>> {
    let checks = CHECKS.iter().map(|name| python.find(name)).collect::<Result<Vec<_>>>()?;
    let limit = limit_offset(python)?;
    let mut found = BTreeSet::new();
    for number in python.own_functions().filter(|number| !checks.contains(number)) {
        let name = python.name_of(number);
        let operators = python.function(number).operators()?;
        let calls = operators
            .iter()
            .any(|(op, _)| matches!(op, Operator::Call { function_index } if checks.contains(function_index)));
        let compares = operators.windows(3).any(|three| loads(three) == Some(limit));
        if calls || compares || FREEING.contains(&name) {
            found.insert(number);
        }
    }
    Ok(found)
}

/// `i32.const offset, i32.add, i32.load`: a load from a place in Python's state.
fn loads(operators: &[(Operator<'_>, std::ops::Range<usize>)]) -> Option<i32> {
    match operators {
        [(Operator::I32Const { value }, _), (Operator::I32Add, _), (Operator::I32Load { .. }, _)] => Some(*value),
        _ => None,
    }
}

/// Where in Python's state the limit is that is compared with.
pub fn limit_offset(python: &Module) -> Result<i32> {
    let operators = python.function(python.find(TELLS_THE_LIMIT)?).operators()?;
    operators.windows(3).find_map(loads).ok_or_else(|| ForgeError::Unexpected {
        module: python.name().into(),
        function: TELLS_THE_LIMIT.into(),
        problem: "it does not load the limit from an offset in its first argument".into(),
    })
}

/// Lets a function take `bytes` more of the stack in linear memory, and do first what `first` writes: from there `br 0` leaves it
/// with its results.
pub fn enlarge(
    python: &mut Module,
    number: u32,
    stack_pointer: u32,
    bytes: i32,
    first: impl FnOnce(&mut InstructionSink<'_>),
) -> Result<()> {
    let ty = match python.type_of(number).results().to_vec()[..] {
        [] => BlockType::Empty,
        [one] => BlockType::Result(value_type(one)),
        ref results => BlockType::FunctionType(python.add_type(&[], results)),
    };
    let down = assemble(|code| {
        code.global_get(stack_pointer).i32_const(bytes).i32_sub().global_set(stack_pointer);
    });
    let up = assemble(|code| {
        code.global_get(stack_pointer).i32_const(bytes).i32_add().global_set(stack_pointer);
    });
    let function = python.function_mut(number);
    function.recurses = true;
    function.edit(&[Edit::insertion(0, first)]);
    function.surround(ty, &down, &up)
}
