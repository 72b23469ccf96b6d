//! What the other passes would not see through is refused. Today's engine has none of it.
//!
//! A tail call loops without a loop, so nothing would count its rounds. An exception goes past the checks after calls. And
//! what is changed in a table, or which segment is dropped, a reset would not undo. A library with a memory or a table of its
//! own would have something that nobody resets, and that the forge's code does not mean. A function that gives references has
//! no zero to give when a run is cut short.

use wasmparser::{Operator, ValType};

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// Looks at every function of every module.
pub fn check(component: &mut Component) -> Result<()> {
    component.modules().try_for_each(|module| check_module(module))
}

fn check_module(module: &Module) -> Result<()> {
    if module.is_library() && !module.shares_memory_and_table() {
        let problem = "it has a memory or a table other than those that all libraries share".to_owned();
        return Err(ForgeError::Unsupported { module: module.name().into(), problem });
    }
    for number in module.own_functions() {
        let function = module.function(number);
        let ty = module.type_of(number);
        let mut values = ty.params().iter().chain(ty.results()).copied().chain(function.locals());
        let operators = function.operators()?;
        let references = values.any(|ty| matches!(ty, ValType::Ref(_))).then_some("references among its values");
        if let Some(problem) = references.or_else(|| operators.iter().find_map(|(operator, _)| problem(operator))) {
            let (module, function) = (module.name().into(), module.name_of(number).into());
            return Err(ForgeError::Unexpected { module, function, problem: problem.into() });
        }
    }
    Ok(())
}

fn problem(operator: &Operator<'_>) -> Option<&'static str> {
    match operator {
        Operator::ReturnCall { .. }
        | Operator::ReturnCallIndirect { .. }
        | Operator::ReturnCallRef { .. }
        | Operator::CallRef { .. } => Some("a call of a kind in which steps are not counted"),
        Operator::TryTable { .. }
        | Operator::Throw { .. }
        | Operator::ThrowRef
        | Operator::Try { .. }
        | Operator::Rethrow { .. }
        | Operator::Delegate { .. } => Some("an exception, which would go past the checks of the way out"),
        Operator::TableSet { .. }
        | Operator::TableGrow { .. }
        | Operator::TableFill { .. }
        | Operator::TableCopy { .. }
        | Operator::TableInit { .. }
        | Operator::ElemDrop { .. }
        | Operator::DataDrop { .. } => Some("a change that a reset would not undo"),
        operator if is_for_threads(operator) => Some("an instruction for threads, whose writes are not marked"),
        _ => None,
    }
}

macro_rules! for_threads {
    ($(@$proposal:ident $op:ident $({ $($argument:ident: $ty:ty),* })? => $visit:ident ($($rest:tt)*))*) => {
        /// Whether the instruction is of the proposal for threads.
        fn is_for_threads(operator: &Operator<'_>) -> bool {
            match operator {
                $(Operator::$op { .. } => stringify!($proposal).contains("threads"),)*
                _ => false,
            }
        }
    };
}

wasmparser::for_each_operator!(for_threads);
