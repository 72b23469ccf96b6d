//! The stores of a function, and which of them need no mark.
//!
//! What the address of a store comes from is found by following the values on the stack. A store beside an address that was
//! marked on every way to it goes to the same block, or so little beyond it that it is put back too. A store into the function's
//! own frame goes to the stack, which is marked as a whole.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use wasmparser::{BlockType, Operator, ValType};

use crate::error::Result;
use crate::module::Module;

/// What an instruction writes.
#[derive(Clone)]
pub enum Written {
    /// A value of a type, so far beyond its address.
    Value(ValType, wasmparser::MemArg),
    /// As many bytes as there are to be.
    Bulk,
    /// The answer of an import.
    Answer(u32),
}

/// Where something is written.
pub struct Store {
    /// The instruction.
    pub range: Range<usize>,
    /// What it writes.
    pub written: Written,
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Source {
    /// A local variable, as it was after so many changes.
    Local(u32, u32),
    Constant(i32),
    Unknown,
}

/// What spares a store its mark.
#[derive(Clone, Copy)]
pub struct Known {
    /// How far beyond an address that was marked stores may end.
    pub near: u64,
    /// Where the image ends.
    pub beyond: u32,
    /// The global variable with the stack pointer, where frames are marked as a whole.
    pub stack_pointer: Option<u32>,
}

impl Known {
    /// Whether a store ends so near to its address that the address can be marked in its place.
    pub fn is_near(&self, memarg: &wasmparser::MemArg) -> bool {
        end(memarg) <= self.near
    }
}

/// Where a store ends, from its address.
fn end(memarg: &wasmparser::MemArg) -> u64 {
    memarg.offset + (1 << memarg.max_align)
}

/// Finds what needs a mark before it, and every call.
pub fn find(library: &Module, number: u32, known: Known) -> Result<Vec<Store>> {
    let operators = library.function(number).operators()?;
    if !operators.iter().any(|(operator, _)| written(operator).is_some() || matches!(operator, Operator::Call { .. })) {
        return Ok(Vec::new());
    }
    let frame = known.stack_pointer.and_then(|pointer| frame(&operators, pointer));
    let mut search = Search {
        library,
        frame,
        known,
        changed: changed(&operators),
        stack: Vec::new(),
        versions: HashMap::new(),
        seen: HashSet::new(),
        reached: true,
        labels: vec![Label::function()],
        found: Vec::new(),
    };
    for (index, (operator, range)) in operators.iter().enumerate() {
        search.step(index, operator, range);
    }
    Ok(search.found)
}

/// What an instruction writes, if it does.
pub fn written(operator: &Operator<'_>) -> Option<Written> {
    use Operator::*;
    Some(match operator {
        I32Store { memarg } | I32Store8 { memarg } | I32Store16 { memarg } => Written::Value(ValType::I32, *memarg),
        I64Store { memarg } | I64Store8 { memarg } | I64Store16 { memarg } | I64Store32 { memarg } => {
            Written::Value(ValType::I64, *memarg)
        }
        F32Store { memarg } => Written::Value(ValType::F32, *memarg),
        F64Store { memarg } => Written::Value(ValType::F64, *memarg),
        V128Store { memarg }
        | V128Store8Lane { memarg, .. }
        | V128Store16Lane { memarg, .. }
        | V128Store32Lane { memarg, .. }
        | V128Store64Lane { memarg, .. } => Written::Value(ValType::V128, *memarg),
        MemoryFill { .. } | MemoryCopy { .. } | MemoryInit { .. } => Written::Bulk,
        _ => return None,
    })
}

/// The local variable that is the address of the function's frame, and how long the frame is.
fn frame(operators: &[(Operator<'_>, Range<usize>)], stack_pointer: u32) -> Option<(u32, u64)> {
    let begins = operators.windows(5).find_map(|window| match window {
        [
            (Operator::GlobalGet { global_index: from }, _),
            (Operator::I32Const { value }, _),
            (Operator::I32Sub, _),
            (Operator::LocalTee { local_index }, _),
            (Operator::GlobalSet { global_index: to }, _),
        ] if *from == stack_pointer && *to == stack_pointer => Some((*local_index, u64::try_from(*value).ok()?)),
        _ => None,
    })?;
    let sets = |operator: &Operator<'_>| match operator {
        Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => *local_index == begins.0,
        _ => false,
    };
    (operators.iter().filter(|(operator, _)| sets(operator)).count() == 1).then_some(begins)
}

/// The local variables that are changed between the beginning and the end of each block, by the instruction that begins it.
fn changed(operators: &[(Operator<'_>, Range<usize>)]) -> HashMap<usize, HashSet<u32>> {
    let mut open: Vec<(usize, HashSet<u32>)> = Vec::new();
    let mut changed = HashMap::new();
    for (index, (operator, _)) in operators.iter().enumerate() {
        match operator {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => open.push((index, HashSet::new())),
            Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                if let Some((_, inner)) = open.last_mut() {
                    inner.insert(*local_index);
                }
            }
            Operator::End => {
                if let Some((begins, inner)) = open.pop() {
                    if let Some((_, outer)) = open.last_mut() {
                        outer.extend(&inner);
                    }
                    changed.insert(begins, inner);
                }
            }
            _ => {}
        }
    }
    changed
}

type Seen = HashSet<Source>;

/// A block that is open.
struct Label {
    /// How high the stack is below it.
    height: usize,
    results: usize,
    /// What is changed in it.
    changed: HashSet<u32>,
    /// What was marked on every branch to its end so far; none before there is one.
    at_end: Option<Seen>,
    /// What was marked before an `if`, for its `else`.
    before: Option<Seen>,
    is_loop: bool,
}

impl Label {
    fn function() -> Self {
        Label { height: 0, results: 0, changed: HashSet::new(), at_end: None, before: None, is_loop: false }
    }
}

struct Search<'a> {
    library: &'a Module,
    frame: Option<(u32, u64)>,
    known: Known,
    changed: HashMap<usize, HashSet<u32>>,
    stack: Vec<Source>,
    versions: HashMap<u32, u32>,
    /// The addresses whose blocks are touched here, whichever way led here.
    seen: Seen,
    /// Whether any way leads here.
    reached: bool,
    labels: Vec<Label>,
    found: Vec<Store>,
}

impl Search<'_> {
    fn step(&mut self, index: usize, operator: &Operator<'_>, range: &Range<usize>) {
        use Operator::*;
        match operator {
            LocalGet { local_index } => self.stack.push(self.local(*local_index)),
            LocalSet { local_index } => {
                self.pop(1);
                self.change(*local_index);
            }
            LocalTee { local_index } => {
                self.pop(1);
                self.change(*local_index);
                self.stack.push(self.local(*local_index));
            }
            I32Const { value } => self.stack.push(Source::Constant(*value)),
            Block { blockty } | Loop { blockty } | If { blockty } => {
                let is_if = matches!(operator, If { .. });
                self.pop(usize::from(is_if));
                self.open(index, *blockty, matches!(operator, Loop { .. }), is_if);
            }
            Else => self.otherwise(),
            End => self.close(),
            Br { relative_depth } => {
                self.branch(*relative_depth);
                self.leave();
            }
            BrIf { relative_depth } => {
                self.pop(1);
                self.branch(*relative_depth);
            }
            BrTable { targets } => {
                let mut depths: HashSet<u32> = targets.targets().filter_map(Result::ok).collect();
                depths.insert(targets.default());
                depths.into_iter().for_each(|depth| self.branch(depth));
                self.leave();
            }
            Return | Unreachable => self.leave(),
            Call { function_index } => {
                let ty = self.library.type_of(*function_index);
                self.found.push(Store { range: range.clone(), written: Written::Answer(*function_index) });
                self.take_and_give(ty.params().len(), ty.results().len());
            }
            CallIndirect { type_index, .. } => {
                let ty = self.library.type_at(*type_index);
                let (takes, gives) = (ty.params().len() + 1, ty.results().len());
                self.take_and_give(takes, gives);
            }
            _ => match written(operator) {
                Some(written) => self.store(written, range),
                None => match operator.operator_arity(&Plain) {
                    Some((takes, gives)) => self.take_and_give(takes as usize, gives as usize),
                    // What is not known may have done anything to the stack.
                    None => self.stack.iter_mut().for_each(|source| *source = Source::Unknown),
                },
            },
        }
    }

    fn store(&mut self, written: Written, range: &Range<usize>) {
        match &written {
            Written::Value(_, memarg) => {
                self.pop(1);
                let (address, memarg) = (self.pop(1), *memarg);
                if !self.is_known(address, &memarg) {
                    self.found.push(Store { range: range.clone(), written });
                    if address != Source::Unknown && self.known.is_near(&memarg) {
                        self.seen.insert(address);
                    }
                }
            }
            _ => {
                self.pop(3);
                self.found.push(Store { range: range.clone(), written });
            }
        }
    }

    fn is_known(&self, address: Source, memarg: &wasmparser::MemArg) -> bool {
        let in_frame = match (address, self.frame) {
            (Source::Local(number, _), Some((frame, bytes))) => number == frame && end(memarg) <= bytes,
            _ => false,
        };
        // What is added to an address does not wrap around.
        let least = match address {
            Source::Constant(value) => u64::from(value as u32),
            _ => memarg.offset,
        };
        let beyond = least >= u64::from(self.known.beyond);
        in_frame || beyond || (self.known.is_near(memarg) && self.seen.contains(&address))
    }

    fn local(&self, number: u32) -> Source {
        Source::Local(number, self.versions.get(&number).copied().unwrap_or_default())
    }

    fn change(&mut self, number: u32) {
        *self.versions.entry(number).or_default() += 1;
    }

    /// Takes values from the stack and gives the last of them. Below the bottom of a block, where code is not reached, there is
    /// whatever is wanted.
    fn pop(&mut self, count: usize) -> Source {
        let bottom = self.labels.last().map_or(0, |label| label.height);
        let mut last = Source::Unknown;
        for _ in 0..count {
            last =
                if self.stack.len() > bottom { self.stack.pop().unwrap_or(Source::Unknown) } else { Source::Unknown };
        }
        last
    }

    fn take_and_give(&mut self, takes: usize, gives: usize) {
        self.pop(takes);
        self.stack.extend(std::iter::repeat_n(Source::Unknown, gives));
    }

    fn open(&mut self, index: usize, ty: BlockType, is_loop: bool, is_if: bool) {
        let (takes, results) = match ty {
            BlockType::Empty => (0, 0),
            BlockType::Type(_) => (0, 1),
            BlockType::FuncType(number) => {
                let ty = self.library.type_at(number);
                (ty.params().len(), ty.results().len())
            }
        };
        self.pop(takes);
        let changed = self.changed.get(&index).cloned().unwrap_or_default();
        if is_loop {
            // It may be another round.
            changed.iter().for_each(|number| self.change(*number));
        }
        let before = is_if.then(|| self.seen.clone());
        self.labels.push(Label { height: self.stack.len(), results, changed, at_end: None, before, is_loop });
        self.stack.extend(std::iter::repeat_n(Source::Unknown, takes));
    }

    fn otherwise(&mut self) {
        let seen = std::mem::take(&mut self.seen);
        let Some(label) = self.labels.last_mut() else { return };
        if self.reached {
            meet(&mut label.at_end, &seen);
        }
        self.seen = label.before.take().unwrap_or_default();
        self.reached = true;
        self.stack.truncate(label.height);
        // A parameter of the block, which no compiler has, is below the bottom now.
    }

    fn close(&mut self) {
        let Some(mut label) = self.labels.pop() else { return };
        if let Some(before) = label.before.take() {
            // There was no `else`: the way around it.
            meet(&mut label.at_end, &before);
        }
        if let Some(at_end) = label.at_end {
            if self.reached {
                self.seen.retain(|address| at_end.contains(address));
            } else {
                self.seen = at_end;
                self.reached = true;
            }
        }
        label.changed.iter().for_each(|number| self.change(*number));
        self.stack.truncate(label.height);
        self.stack.extend(std::iter::repeat_n(Source::Unknown, label.results));
    }

    fn branch(&mut self, depth: u32) {
        let Some(target) = self.labels.len().checked_sub(1 + depth as usize) else { return };
        let label = &mut self.labels[target];
        if !label.is_loop && self.reached {
            meet(&mut label.at_end, &self.seen);
        }
    }

    /// What follows is not reached, up to the end of the block.
    fn leave(&mut self) {
        self.reached = false;
    }
}

/// What is known on both ways.
fn meet(known: &mut Option<Seen>, also: &Seen) {
    match known {
        Some(known) => known.retain(|address| also.contains(address)),
        None => *known = Some(also.clone()),
    }
}

/// For instructions whose effect on the stack follows from themselves.
struct Plain;

impl wasmparser::ModuleArity for Plain {
    fn sub_type_at(&self, _: u32) -> Option<&wasmparser::SubType> {
        None
    }
    fn tag_type_arity(&self, _: u32) -> Option<(u32, u32)> {
        None
    }
    fn type_index_of_function(&self, _: u32) -> Option<u32> {
        None
    }
    fn func_type_of_cont_type(&self, _: &wasmparser::ContType) -> Option<&wasmparser::FuncType> {
        None
    }
    fn sub_type_of_ref_type(&self, _: &wasmparser::RefType) -> Option<&wasmparser::SubType> {
        None
    }
    fn control_stack_height(&self) -> u32 {
        0
    }
    fn label_block(&self, _: u32) -> Option<(BlockType, wasmparser::FrameKind)> {
        None
    }
}
