//! What the interfaces of the engine say of handles.

use wit_component::DecodedWasm;
use wit_parser::abi::AbiVariant;
use wit_parser::{Handle, Resolve, SizeAlign, Type, TypeDefKind, TypeId, WorldId, WorldItem};

use crate::error::{ForgeError, Result};
use crate::module::Module;

/// How an import is called that drops a handle.
const DROP: &str = "[resource-drop]";

/// The interfaces that the engine imports.
pub struct Interfaces {
    /// Every type.
    pub resolve: Resolve,
    world: WorldId,
    /// How types lie in memory.
    pub sizes: SizeAlign,
}

impl Interfaces {
    /// Reads them from the engine itself.
    pub fn read(component: &[u8]) -> Result<Self> {
        let decoded = wit_component::decode(component).map_err(|error| ForgeError::Interfaces(format!("{error:#}")))?;
        let DecodedWasm::Component(resolve, world) = decoded else {
            return Err(ForgeError::Interfaces("it is no component".into()));
        };
        let mut sizes = SizeAlign::default();
        sizes.fill(&resolve).map_err(|error| ForgeError::Interfaces(format!("{error:#}")))?;
        Ok(Interfaces { resolve, world, sizes })
    }

    /// The imports of a module whose result has handles in it.
    pub fn giving(&self, module: &Module) -> Vec<(u32, String, Giving)> {
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

    /// An import of a module that is given handles and keeps them.
    pub fn taking(&self, module: &Module) -> Option<String> {
        module.function_imports().find_map(|(_, import, _)| {
            let function = self.function(&import.module, &import.name)?;
            let takes = function.params.iter().any(|parameter| self.has_handles(&parameter.ty));
            takes.then(|| format!("{} {}", import.module, import.name))
        })
    }

    /// How many bytes an import writes at most to the address that it is given for its result.
    pub fn largest_result(&self) -> u32 {
        let interfaces = self.resolve.worlds[self.world].imports.values().filter_map(|item| match item {
            WorldItem::Interface { id, .. } => Some(&self.resolve.interfaces[*id]),
            _ => None,
        });
        let results =
            interfaces.flat_map(|interface| interface.functions.values()).filter_map(|function| function.result);
        results.map(|result| self.sizes.size(&result).size_wasm32()).max().unwrap_or_default() as u32
    }

    /// The interfaces, and the world that the engine is.
    pub fn world(&self) -> (Resolve, WorldId) {
        (self.resolve.clone(), self.world)
    }

    /// What the component calls an interface that its modules may call by an earlier version.
    pub fn name_of(&self, interface: &str) -> String {
        let wanted = without_version(interface);
        let imports = self.resolve.worlds[self.world].imports.values();
        let mut names = imports.filter_map(|item| match item {
            WorldItem::Interface { id, .. } => self.resolve.id_of(*id),
            _ => None,
        });
        names.find(|name| without_version(name) == wanted).unwrap_or_else(|| interface.to_owned())
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

    /// Whether there are handles in a value of the type.
    pub fn has_handles(&self, ty: &Type) -> bool {
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
    pub fn undroppable(&self, giving: &Giving, drops: &[(u32, String)]) -> Option<String> {
        let Type::Id(id) = giving.result else { return None };
        let TypeDefKind::Handle(Handle::Own(resource)) = self.resolve.types[id].kind else { return None };
        let resource = self.resource(resource);
        (!drops.iter().any(|(_, known)| *known == resource)).then_some(resource)
    }

    /// The resource's name as [`drops`] has it. An interface may name a resource of another.
    pub fn resource(&self, mut id: TypeId) -> String {
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
pub struct Giving {
    /// Its type.
    pub result: Type,
    /// Whether the last parameter says where the result is written.
    pub in_memory: bool,
}

/// The imports that drop a handle, each with its interface (without a version) and resource.
pub fn drops(module: &Module) -> impl Iterator<Item = (u32, String)> + '_ {
    module.function_imports().filter_map(|(number, import, _)| {
        let resource = import.name.strip_prefix(DROP)?;
        Some((number, format!("{}#{resource}", without_version(&import.module))))
    })
}

fn without_version(interface: &str) -> &str {
    interface.split('@').next().unwrap_or(interface)
}
