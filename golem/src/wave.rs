//! WAVE, the notation of values that `golem worker invoke` takes and prints, and wasmtime's values.

use std::borrow::Cow;

use wasm_wave::value::{Type, Value};
use wasm_wave::wasm::{WasmTypeKind, WasmValue};
use wasmtime::component::{self, Val};

/// Reads a value of a certain type.
pub fn read(text: &str, ty: &component::Type) -> Result<Val, String> {
    let value: Value = wasm_wave::from_str(&wave_type(ty)?, text).map_err(|error| format!("`{text}`: {error}"))?;
    Ok(val(&value))
}

/// Resources have no notation, so nothing that can be written is one.
const UNWRITTEN: &str = "a-resource-cannot-be-written";

fn wave_type(ty: &component::Type) -> Result<Type, String> {
    use component::Type as Ty;
    let optional = |ty: Option<component::Type>| ty.as_ref().map(wave_type).transpose();
    let made = match ty {
        Ty::Bool => Some(Type::BOOL),
        Ty::U8 => Some(Type::U8),
        Ty::U32 => Some(Type::U32),
        Ty::S32 => Some(Type::S32),
        Ty::U64 => Some(Type::U64),
        Ty::String => Some(Type::STRING),
        Ty::List(list) => Some(Type::list(wave_type(&list.ty())?)),
        Ty::Record(record) => {
            let fields = record.fields().map(|field| Ok((field.name.to_owned(), wave_type(&field.ty)?)));
            Type::record(fields.collect::<Result<Vec<_>, String>>()?)
        }
        Ty::Tuple(tuple) => Type::tuple(tuple.types().map(|ty| wave_type(&ty)).collect::<Result<Vec<_>, _>>()?),
        Ty::Variant(variant) => {
            let cases = variant.cases().map(|case| Ok((case.name.to_owned(), optional(case.ty)?)));
            Type::variant(cases.collect::<Result<Vec<_>, String>>()?)
        }
        Ty::Enum(cases) => Type::enum_ty(cases.names().map(str::to_owned)),
        Ty::Option(some) => Some(Type::option(wave_type(&some.ty())?)),
        Ty::Result(result) => Some(Type::result(optional(result.ok())?, optional(result.err())?)),
        Ty::Own(_) | Ty::Borrow(_) => Type::enum_ty([UNWRITTEN]),
        _ => None,
    };
    made.ok_or_else(|| format!("the contract has no type such as {ty:?}"))
}

fn val(value: &Value) -> Val {
    let boxed = |value: Option<Cow<'_, Value>>| value.map(|value| Box::new(val(&value)));
    match value.kind() {
        WasmTypeKind::Bool => Val::Bool(value.unwrap_bool()),
        WasmTypeKind::U8 => Val::U8(value.unwrap_u8()),
        WasmTypeKind::U32 => Val::U32(value.unwrap_u32()),
        WasmTypeKind::S32 => Val::S32(value.unwrap_s32()),
        WasmTypeKind::U64 => Val::U64(value.unwrap_u64()),
        WasmTypeKind::String => Val::String(value.unwrap_string().into_owned()),
        WasmTypeKind::List => Val::List(value.unwrap_list().map(|value| val(&value)).collect()),
        WasmTypeKind::Tuple => Val::Tuple(value.unwrap_tuple().map(|value| val(&value)).collect()),
        WasmTypeKind::Record => {
            Val::Record(value.unwrap_record().map(|(name, value)| (name.into_owned(), val(&value))).collect())
        }
        WasmTypeKind::Variant => {
            let (name, inside) = value.unwrap_variant();
            Val::Variant(name.into_owned(), boxed(inside))
        }
        WasmTypeKind::Enum => Val::Enum(value.unwrap_enum().into_owned()),
        WasmTypeKind::Option => Val::Option(boxed(value.unwrap_option())),
        WasmTypeKind::Result => Val::Result(value.unwrap_result().map(boxed).map_err(boxed)),
        kind => unreachable!("`wave_type` makes no type such as {kind:?}"),
    }
}
