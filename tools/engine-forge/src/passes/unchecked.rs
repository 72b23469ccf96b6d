//! Recursion in C whose depth a program decides and that has no way to say that it is too deep: sqlite walks a query as
//! deep as it is nested, however that came about, and the links of a cache may be results of each other. Where there is no stack
//! left for it, the run ends as one that has used up its memory.
//!
//! What Python calls such C by first looks whether there is room for an ordinary amount of it, so that a program which
//! recurses through queries gets its RecursionError, and only a query that is deep by itself ends the run.

use wasm_encoder::{BlockType, MemArg};
use wasmparser::{Operator, ValType};

use crate::code::{cutter, zeros};
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::{Edit, Function, assemble};
use crate::layout::{Cause, Layout};
use crate::module::Module;
use crate::passes::stack::{self, CHECK, NO_TEXT, STATE_OF};

#[cfg(test)]
mod tests;

/// How much of the stack has to be left where Python calls sqlite. A query of some hundred terms is as deep as this.
const ROOM_BYTES: i32 = 128 << 10;

/// How far below its limit the stack pointer is while the check raises the error.
const BELOW_BYTES: i32 = 64;

/// At which depth `marshal` stops to write, and where it has to, since there is no stack for more.
const MARSHAL_DEPTH: i32 = 1_501;
const LESS_MARSHAL_DEPTH: i32 = 1_001;

/// What Python calls sqlite by; each gives an object, or 0 with an error.
const ENTRIES: [&str; 3] = ["pysqlite_statement_create", "_pysqlite_query_execute", "pysqlite_cursor_iternext"];

/// What recurses, and how many bytes of the stack in linear memory each takes: twice as many as the native frames are
/// long of a round through it.
const DEEP: [(&str, i32); 50] = [
    ("checkTreePage", 1024),
    ("clearDatabasePage", 640),
    ("clearSelect", 832),
    ("codeRowTrigger", 8192),
    ("columnTypeImpl", 512),
    ("dupedExprSize", 320),
    ("existsToJoin", 512),
    ("exprAnalyze", 1280),
    ("exprDup", 896),
    ("exprImpliesNotNull", 384),
    ("findConstInWhere", 384),
    ("jsonLookupStep", 896),
    ("jsonMergePatch", 1024),
    ("jsonTranslateBlobToPrettyText", 640),
    ("jsonTranslateBlobToText", 640),
    ("jsonTranslateTextToBlob", 896),
    ("jsonbValidityCheck", 640),
    ("lru_list_elem_dealloc", 512),
    ("patternCompare", 640),
    ("pushDownWhereTerms", 640),
    ("selectExpander", 2048),
    ("sqlite3ExprCodeTarget", 1408),
    ("sqlite3ExprCompare", 896),
    ("sqlite3ExprDataType", 384),
    ("sqlite3ExprDeleteNN", 768),
    ("sqlite3ExprIfFalse", 768),
    ("sqlite3ExprIfTrue", 768),
    ("sqlite3ExprImpliesExpr", 512),
    ("sqlite3ExprImpliesNonNullRow", 384),
    ("sqlite3ExprIsInteger", 320),
    ("sqlite3ExprSimplifiedAndOr", 320),
    ("sqlite3LockAndPrepare", 2048),
    ("sqlite3Select", 4096),
    ("sqlite3SelectDup", 1280),
    ("sqlite3SetJoinExpr", 384),
    ("sqlite3SrcListAssignCursors", 320),
    ("sqlite3VdbeExec", 3072),
    ("sqlite3WalkExprNN", 1536),
    ("sqlite3WalkSelect", 896),
    ("sqlite3WhereClauseClear", 512),
    ("sqlite3WhereExprUsageFull", 1024),
    ("sqlite3WhereSplit", 384),
    ("srclistRenumberCursors", 384),
    ("substExpr", 512),
    ("substSelect", 512),
    ("unsetJoinExpr", 384),
    ("valueFromExpr", 512),
    ("w_object", 896),
    ("viewGetColumnNames", 2048),
    ("whereLoopAddOr", 2048),
];

/// Puts the checks in front of both.
pub fn apply(component: &mut Component, layout: Layout) -> Result<()> {
    let python = component.library(stack::LOOP)?;
    marshal_less_deep(python)?;
    let guard = Guard::add(python)?;
    ENTRIES.iter().try_for_each(|name| guard.enter(python, name))?;
    DEEP.iter().try_for_each(|(name, bytes)| guard.recurse(python, name, *bytes, layout))
}

/// Of what is nested deeper than that `marshal` says that it is too deep, and Python gives it no more than there is.
fn marshal_less_deep(python: &mut Module) -> Result<()> {
    let number = python.find("w_object")?;
    let operators = python.function(number).operators()?;
    let depth = |operator: &Operator<'_>| matches!(operator, Operator::I32Const { value } if *value == MARSHAL_DEPTH);
    let Some((_, at)) = operators.iter().find(|(operator, _)| depth(operator)) else {
        let problem = format!("it does not compare with {MARSHAL_DEPTH}");
        return Err(ForgeError::Unexpected { module: python.name().into(), function: "w_object".into(), problem });
    };
    let edit = Edit { range: at.clone(), code: assemble(|code| _ = code.i32_const(LESS_MARSHAL_DEPTH)) };
    drop(operators);
    python.function_mut(number).edit(&[edit]);
    Ok(())
}

/// What the checks are made of.
struct Guard {
    stack_pointer: u32,
    /// `(bytes) -> how far the stack pointer is below its limit, or 0`, if that many bytes are taken.
    beyond: u32,
    check: u32,
}

impl Guard {
    fn add(python: &mut Module) -> Result<Self> {
        let stack_pointer = python.imported_global("__stack_pointer")?;
        let limit = MemArg { offset: stack::limit_offset(python)? as u64, align: 2, memory_index: 0 };
        let (state, check) = (python.find(STATE_OF)?, python.find(CHECK)?);
        let ty = python.add_type(&[ValType::I32], &[ValType::I32]);
        let mut beyond = Function::forged(ty, &[(1, ValType::I32)], |code| {
            const BYTES: u32 = 0;
            const LEFT: u32 = 1;
            code.call(state).local_tee(LEFT).i32_eqz().if_(BlockType::Empty).i32_const(0).return_().end();
            code.local_get(LEFT).i32_load(limit).local_get(BYTES).i32_add();
            code.global_get(stack_pointer)
                .i32_sub()
                .local_tee(LEFT)
                .i32_const(0)
                .local_get(LEFT)
                .i32_const(0)
                .i32_gt_s();
            code.select();
        });
        beyond.trusted = false;
        let beyond = python.add_function("exec_beyond", beyond);
        Ok(Guard { stack_pointer, beyond, check })
    }

    /// The check looks at the stack pointer, so that is put beyond the limit for it.
    fn enter(&self, python: &mut Module, name: &str) -> Result<()> {
        let number = python.find(name)?;
        let parameters = python.type_of(number).params().len() as u32;
        let kept = parameters;
        python.wrap(number, &[(1, ValType::I32)], |code, inner| {
            code.i32_const(ROOM_BYTES).call(self.beyond).if_(BlockType::Empty);
            code.global_get(self.stack_pointer).local_tee(kept);
            code.i32_const(ROOM_BYTES).i32_const(ROOM_BYTES).call(self.beyond).i32_sub().i32_sub();
            code.i32_const(BELOW_BYTES).i32_sub().i32_const(-16).i32_and().global_set(self.stack_pointer);
            code.i32_const(NO_TEXT).call(self.check).drop();
            code.local_get(kept).global_set(self.stack_pointer).i32_const(0).return_().end();
            (0..parameters).for_each(|parameter| _ = code.local_get(parameter));
            code.call(inner);
        });
        python.function_mut(number).trusted = false;
        Ok(())
    }

    fn recurse(&self, python: &mut Module, name: &str, bytes: i32, layout: Layout) -> Result<()> {
        let number = python.find(name)?;
        let results = python.type_of(number).results().to_vec();
        let cut = cutter(python, layout);
        stack::enlarge(python, number, self.stack_pointer, bytes, |code| {
            code.i32_const(0).call(self.beyond).if_(BlockType::Empty);
            code.i32_const(Cause::Memory as i32).i32_const(0).call(cut);
            zeros(code, &results);
            code.br(1).end();
        })
    }
}
