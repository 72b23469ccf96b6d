//! Handles: every one that a run leaves behind is dropped by the reset.
//!
//! The memory that knew of them is put back, so the engine itself would never drop them. Each import of libc that gives
//! handles is wrapped by a function that notes them, and each that drops one by a function that forgets it. What gives a
//! handle of what is read from the interfaces, not from a list of names that could grow old.
//!
//! libc holds on to some handles for ever and so imports nothing that drops them: the network. Such an import is asked once
//! in the life of the instance, and its answer kept.

use std::collections::HashMap;

use wasm_encoder::{BlockType, InstructionSink, MemArg};
use wasmparser::{Operator, ValType};
use wit_component::DecodedWasm;
use wit_parser::abi::AbiVariant;
use wit_parser::{Handle, Resolve, SizeAlign, Type, TypeDefKind, TypeId, WorldId, WorldItem};

use crate::code::{at, cut, load, store};
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::{Edit, Function, assemble};
use crate::layout::{Cause, Field, HANDLES, Layout, Slot};
use crate::module::Module;

/// How an import is called that drops a handle.
const DROP: &str = "[resource-drop]";

/// Wraps the imports of libc, which has all that give handles.
pub fn apply(component: &mut Component, interfaces: &[u8], layout: Layout, first_slot: u32) -> Result<()> {
    let interfaces = Interfaces::read(interfaces)?;
    for library in component.modules().filter(|module| module.is_library() && !module.exports("sbrk")) {
        nothing_gives_handles(library, &interfaces)?;
    }
    let libc = component.library("sbrk")?;
    let drops: Vec<_> = drops(libc).collect();
    let tracker = Tracker::add(libc, layout, &drops);
    let mut wrappers = HashMap::new();
    for (kind, (import, _)) in drops.iter().enumerate() {
        wrappers.insert(*import, tracker.wrap_drop(libc, *import, kind));
    }
    let mut kept = 0;
    for (import, name, giving) in interfaces.giving(libc) {
        let wrapper = match interfaces.undroppable(&giving, &drops) {
            Some(resource) if !giving.in_memory && libc.type_of(import).params().is_empty() => {
                kept += 1;
                keep(libc, import, layout.address(Field::Kept) + 4 * (kept - 1), &resource)
            }
            _ => tracker.wrap_giver(libc, import, &name, &giving, &interfaces, &drops)?,
        };
        wrappers.insert(import, wrapper);
    }
    redirect(libc, &wrappers)?;
    let all = tracker.drop_all(libc, &drops);
    libc.add_element(first_slot + Slot::DropHandles as u32, all);
    Ok(())
}

/// The imports that drop a handle, each with its interface (without a version) and resource.
fn drops(module: &Module) -> impl Iterator<Item = (u32, String)> + '_ {
    module.function_imports().filter_map(|(number, import, _)| {
        let resource = import.name.strip_prefix(DROP)?;
        Some((number, format!("{}#{resource}", without_version(&import.module))))
    })
}

fn without_version(interface: &str) -> &str {
    interface.split('@').next().unwrap_or(interface)
}

/// Asks the import once and remembers its answer.
fn keep(libc: &mut Module, import: u32, place: i32, resource: &str) -> u32 {
    let ty = libc.add_type(&[], &[ValType::I32]);
    let asks = Function::forged(ty, &[], |code| {
        code.i32_const(place).i32_load(at(2)).i32_eqz().if_(BlockType::Empty);
        code.i32_const(place).call(import).i32_const(1).i32_add().i32_store(at(2)).end();
        code.i32_const(place).i32_load(at(2)).i32_const(1).i32_sub();
    });
    libc.add_function(&format!("exec_kept {resource}"), asks)
}

/// The interfaces that the engine imports.
struct Interfaces {
    resolve: Resolve,
    world: WorldId,
    sizes: SizeAlign,
}

impl Interfaces {
    fn read(component: &[u8]) -> Result<Self> {
        let decoded = wit_component::decode(component).map_err(|error| ForgeError::Interfaces(format!("{error:#}")))?;
        let DecodedWasm::Component(resolve, world) = decoded else {
            return Err(ForgeError::Interfaces("it is no component".into()));
        };
        let mut sizes = SizeAlign::default();
        sizes.fill(&resolve).map_err(|error| ForgeError::Interfaces(format!("{error:#}")))?;
        Ok(Interfaces { resolve, world, sizes })
    }

    /// The imports of a module whose result has handles in it.
    fn giving(&self, module: &Module) -> Vec<(u32, String, Giving)> {
        let mut found = Vec::new();
        for (number, import, _) in module.function_imports() {
            let Some(function) = self.function(&import.module, &import.name) else { continue };
            let Some(result) = function.result else { continue };
            if self.has_handles(&result) {
                let in_memory = self.resolve.wasm_signature(AbiVariant::GuestImport, function).retptr;
                found.push((number, format!("{} {}", import.module, import.name), Giving { result, in_memory }));
            }
        }
        found
    }

    fn function(&self, interface: &str, name: &str) -> Option<&wit_parser::Function> {
        let wanted = without_version(interface);
        self.resolve.worlds[self.world].imports.values().find_map(|item| match item {
            WorldItem::Interface { id, .. }
                if self.resolve.id_of(*id).is_some_and(|id| without_version(&id) == wanted) =>
            {
                self.resolve.interfaces[*id].functions.get(name)
            }
            _ => None,
        })
    }

    fn has_handles(&self, ty: &Type) -> bool {
        let Type::Id(id) = ty else { return false };
        let option = |ty: &Option<Type>| ty.as_ref().is_some_and(|ty| self.has_handles(ty));
        match &self.resolve.types[*id].kind {
            TypeDefKind::Handle(Handle::Own(_)) => true,
            TypeDefKind::Type(ty) | TypeDefKind::List(ty) | TypeDefKind::Option(ty) => self.has_handles(ty),
            TypeDefKind::Record(record) => record.fields.iter().any(|field| self.has_handles(&field.ty)),
            TypeDefKind::Tuple(tuple) => tuple.types.iter().any(|ty| self.has_handles(ty)),
            TypeDefKind::Variant(variant) => variant.cases.iter().any(|case| option(&case.ty)),
            TypeDefKind::Result(result) => option(&result.ok) || option(&result.err),
            _ => false,
        }
    }

    /// The resource of a result that is one handle, where nothing drops it.
    fn undroppable(&self, giving: &Giving, drops: &[(u32, String)]) -> Option<String> {
        let Type::Id(id) = giving.result else { return None };
        let TypeDefKind::Handle(Handle::Own(resource)) = self.resolve.types[id].kind else { return None };
        let resource = self.resource(resource);
        (!drops.iter().any(|(_, known)| *known == resource)).then_some(resource)
    }

    /// The resource's name as [`drops`] has it. An interface may name a resource of another.
    fn resource(&self, mut id: TypeId) -> String {
        while let TypeDefKind::Type(Type::Id(of)) = self.resolve.types[id].kind {
            id = of;
        }
        let ty = &self.resolve.types[id];
        let interface = match ty.owner {
            wit_parser::TypeOwner::Interface(interface) => self.resolve.id_of(interface),
            _ => None,
        };
        let interface = interface.unwrap_or_default();
        format!("{}#{}", without_version(&interface), ty.name.as_deref().unwrap_or("?"))
    }
}

/// How an import gives its handles.
struct Giving {
    result: Type,
    /// Whether the last parameter says where the result is written.
    in_memory: bool,
}

/// The functions that note and forget.
struct Tracker {
    layout: Layout,
    /// `(handle, kind)`: from now on the handle is one of the kind; 0 for none.
    note: u32,
}

impl Tracker {
    fn add(libc: &mut Module, layout: Layout, drops: &[(u32, String)]) -> Self {
        debug_assert!(drops.len() < usize::from(u8::MAX), "a kind is a byte");
        let ty = libc.add_type(&[ValType::I32, ValType::I32], &[]);
        let note = libc.add_function("exec_note_handle", note_function(ty, layout));
        Tracker { layout, note }
    }

    fn wrap_drop(&self, libc: &mut Module, import: u32, kind: usize) -> u32 {
        let ty = libc.add_type(&[ValType::I32], &[]);
        let wrapper = Function::forged(ty, &[], |code| {
            code.local_get(0).i32_const(0).call(self.note).local_get(0).call(import);
        });
        libc.add_function(&format!("exec_drop_{kind}"), wrapper)
    }

    fn wrap_giver(
        &self,
        libc: &mut Module,
        import: u32,
        name: &str,
        giving: &Giving,
        interfaces: &Interfaces,
        drops: &[(u32, String)],
    ) -> Result<u32> {
        let signature = libc.type_of(import).clone();
        let parameters = signature.params().len() as u32;
        let ty = libc.add_type(signature.params(), signature.results());
        let mut writer = Writer { tracker: self, interfaces, drops, import: name, locals: 0, first_local: parameters };
        let mut code = Vec::new();
        let mut sink = InstructionSink::new(&mut code);
        (0..parameters).for_each(|parameter| _ = sink.local_get(parameter));
        sink.call(import);
        if giving.in_memory {
            writer.note_at(&mut sink, &giving.result, parameters - 1, 0)?;
        } else {
            let handle = writer.local();
            sink.local_tee(handle);
            writer.note_handle(&mut sink, &giving.result, |code| _ = code.local_get(handle))?;
        }
        let locals = [(writer.locals, ValType::I32)];
        Ok(libc.add_function(&format!("exec_noting {name}"), Function::forged_code(ty, &locals, code)))
    }

    /// `()`: drops whatever is left.
    fn drop_all(&self, libc: &mut Module, drops: &[(u32, String)]) -> u32 {
        const HANDLE: u32 = 0;
        const KIND: u32 = 1;
        let layout = self.layout;
        let ty = libc.add_type(&[], &[]);
        let function = Function::forged(ty, &[(2, ValType::I32)], |code| {
            code.block(BlockType::Empty).loop_(BlockType::Empty);
            code.local_get(HANDLE);
            load(code, layout, Field::HandleEnd);
            code.i32_ge_u().br_if(1);
            code.local_get(HANDLE).i32_load8_u(of_handles(layout)).local_set(KIND);
            for (kind, (import, _)) in drops.iter().enumerate() {
                code.local_get(KIND).i32_const(kind as i32 + 1).i32_eq().if_(BlockType::Empty);
                code.local_get(HANDLE).call(*import).end();
            }
            code.local_get(HANDLE).i32_const(0).i32_store8(of_handles(layout));
            code.local_get(HANDLE).i32_const(1).i32_add().local_set(HANDLE).br(0).end().end();
            store(code, layout, Field::HandleEnd, |code| _ = code.i32_const(0));
        });
        libc.add_function("exec_drop_handles", function)
    }
}

fn of_handles(layout: Layout) -> MemArg {
    MemArg { offset: layout.handles() as u64, align: 0, memory_index: 0 }
}

fn note_function(ty: u32, layout: Layout) -> Function {
    const HANDLE: u32 = 0;
    const KIND: u32 = 1;
    Function::forged(ty, &[], |code| {
        code.local_get(HANDLE).i32_const(HANDLES as i32).i32_ge_u().if_(BlockType::Empty);
        cut(code, layout, Cause::Fault, |code| _ = code.i32_const(0));
        code.return_().end();
        code.local_get(HANDLE).local_get(KIND).i32_store8(of_handles(layout));
        code.local_get(HANDLE);
        load(code, layout, Field::HandleEnd);
        code.i32_ge_u().if_(BlockType::Empty);
        store(code, layout, Field::HandleEnd, |code| _ = code.local_get(HANDLE).i32_const(1).i32_add());
        code.end();
    })
}

/// Writes the code that finds the handles in one result.
struct Writer<'a> {
    tracker: &'a Tracker,
    interfaces: &'a Interfaces,
    drops: &'a [(u32, String)],
    import: &'a str,
    locals: u32,
    first_local: u32,
}

impl Writer<'_> {
    fn local(&mut self) -> u32 {
        self.locals += 1;
        self.first_local + self.locals - 1
    }

    /// Notes the one handle that a value of the type is.
    fn note_handle(
        &self,
        code: &mut InstructionSink<'_>,
        ty: &Type,
        value: impl FnOnce(&mut InstructionSink<'_>),
    ) -> Result<()> {
        let resource = match ty {
            Type::Id(id) => match &self.interfaces.resolve.types[*id].kind {
                TypeDefKind::Handle(Handle::Own(resource)) => self.interfaces.resource(*resource),
                TypeDefKind::Type(ty) => return self.note_handle(code, ty, value),
                _ => return Ok(()),
            },
            _ => return Ok(()),
        };
        let kind = self.drops.iter().position(|(_, known)| *known == resource);
        let kind = kind.ok_or_else(|| ForgeError::NoDrop { import: self.import.to_owned(), resource })?;
        value(code);
        code.i32_const(kind as i32 + 1).call(self.tracker.note);
        Ok(())
    }

    /// Notes the handles of a value that lies at `offset` from the address in the local variable `base`.
    fn note_at(&mut self, code: &mut InstructionSink<'_>, ty: &Type, base: u32, offset: u64) -> Result<()> {
        let interfaces = self.interfaces;
        let Type::Id(id) = ty else { return Ok(()) };
        if !interfaces.has_handles(ty) {
            return Ok(());
        }
        match &interfaces.resolve.types[*id].kind {
            TypeDefKind::Handle(_) => {
                self.note_handle(code, ty, |code| _ = code.local_get(base).i32_load(near(offset, 2)))
            }
            TypeDefKind::Type(ty) => self.note_at(code, ty, base, offset),
            TypeDefKind::Record(record) => {
                let types: Vec<_> = record.fields.iter().map(|field| field.ty).collect();
                self.note_fields(code, &types, base, offset)
            }
            TypeDefKind::Tuple(tuple) => self.note_fields(code, &tuple.types, base, offset),
            TypeDefKind::Option(ty) => self.note_cases(code, &[None, Some(*ty)], base, offset),
            TypeDefKind::Result(result) => self.note_cases(code, &[result.ok, result.err], base, offset),
            TypeDefKind::Variant(variant) => {
                let cases: Vec<_> = variant.cases.iter().map(|case| case.ty).collect();
                self.note_cases(code, &cases, base, offset)
            }
            TypeDefKind::List(ty) => self.note_items(code, ty, base, offset),
            _ => Ok(()),
        }
    }

    fn note_fields(&mut self, code: &mut InstructionSink<'_>, types: &[Type], base: u32, offset: u64) -> Result<()> {
        for (at, ty) in self.interfaces.sizes.field_offsets(types) {
            self.note_at(code, ty, base, offset + at.size_wasm32() as u64)?;
        }
        Ok(())
    }

    /// Of a variant with fewer than 256 cases, which all are: its first byte says which case it is.
    fn note_cases(
        &mut self,
        code: &mut InstructionSink<'_>,
        cases: &[Option<Type>],
        base: u32,
        offset: u64,
    ) -> Result<()> {
        let payload = self.interfaces.sizes.payload_offset(wit_parser::Int::U8, cases.iter().map(Option::as_ref));
        let payload = payload.size_wasm32() as u64;
        for (number, ty) in cases.iter().enumerate() {
            if let Some(ty) = ty.as_ref().filter(|ty| self.interfaces.has_handles(ty)) {
                code.local_get(base)
                    .i32_load8_u(near(offset, 0))
                    .i32_const(number as i32)
                    .i32_eq()
                    .if_(BlockType::Empty);
                self.note_at(code, ty, base, offset + payload)?;
                code.end();
            }
        }
        Ok(())
    }

    fn note_items(&mut self, code: &mut InstructionSink<'_>, ty: &Type, base: u32, offset: u64) -> Result<()> {
        let (item, left) = (self.local(), self.local());
        let size = self.interfaces.sizes.size(ty).size_wasm32() as i32;
        code.local_get(base).i32_load(near(offset, 2)).local_set(item);
        code.local_get(base).i32_load(near(offset + 4, 2)).local_set(left);
        code.block(BlockType::Empty).loop_(BlockType::Empty).local_get(left).i32_eqz().br_if(1);
        self.note_at(code, ty, item, 0)?;
        code.local_get(item).i32_const(size).i32_add().local_set(item);
        code.local_get(left).i32_const(1).i32_sub().local_set(left).br(0).end().end();
        Ok(())
    }
}

fn near(offset: u64, align: u32) -> MemArg {
    MemArg { offset, align, memory_index: 0 }
}

/// Every call of a wrapped import becomes one of its wrapper.
fn redirect(libc: &mut Module, wrappers: &HashMap<u32, u32>) -> Result<()> {
    for number in libc.own_functions() {
        if libc.function(number).trusted {
            continue;
        }
        let mut edits = Vec::new();
        for (operator, range) in libc.function(number).operators()? {
            match operator {
                Operator::Call { function_index } => {
                    if let Some(wrapper) = wrappers.get(&function_index) {
                        edits.push(Edit { range, code: assemble(|code| _ = code.call(*wrapper)) });
                    }
                }
                Operator::RefFunc { function_index } if wrappers.contains_key(&function_index) => {
                    return Err(ForgeError::Unexpected {
                        module: libc.name().into(),
                        function: libc.name_of(number).into(),
                        problem: "it takes the address of an import that gives or drops handles".into(),
                    });
                }
                _ => {}
            }
        }
        libc.function_mut(number).edit(&edits);
    }
    Ok(())
}

fn nothing_gives_handles(library: &Module, interfaces: &Interfaces) -> Result<()> {
    match interfaces.giving(library).first() {
        None => Ok(()),
        Some((_, name, _)) => Err(ForgeError::Unsupported {
            module: library.name().into(),
            problem: format!("`{name}` gives handles; only those of libc are tracked"),
        }),
    }
}
