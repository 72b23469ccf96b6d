//! JSON, as the routes and the REST interface of Golem take it, and wasmtime's values.

use serde_json::Value;
use wasmtime::component::{Type, Val};

/// Reads a value of a certain type. What is an option may be null, or left out of its record.
pub fn read(value: &Value, ty: &Type) -> Result<Val, String> {
    let wrong = || format!("`{value}` is no {ty:?}");
    let whole = |most: u64| value.as_u64().filter(|number| *number <= most).ok_or_else(wrong);
    Ok(match ty {
        Type::Bool => Val::Bool(value.as_bool().ok_or_else(wrong)?),
        Type::U8 => Val::U8(whole(u8::MAX.into())? as u8),
        Type::U32 => Val::U32(whole(u32::MAX.into())? as u32),
        Type::U64 => Val::U64(whole(u64::MAX)?),
        Type::String => Val::String(value.as_str().ok_or_else(wrong)?.to_owned()),
        Type::Enum(cases) => {
            let case = value.as_str().filter(|case| cases.names().any(|name| name == *case)).ok_or_else(wrong)?;
            Val::Enum(case.to_owned())
        }
        Type::Option(_) if value.is_null() => Val::Option(None),
        Type::Option(some) => Val::Option(Some(Box::new(read(value, &some.ty())?))),
        Type::List(list) => {
            let values = value.as_array().ok_or_else(wrong)?.iter().map(|value| read(value, &list.ty()));
            Val::List(values.collect::<Result<_, _>>()?)
        }
        Type::Tuple(tuple) => {
            let values = value.as_array().filter(|values| values.len() == tuple.types().len()).ok_or_else(wrong)?;
            Val::Tuple(values.iter().zip(tuple.types()).map(|(value, ty)| read(value, &ty)).collect::<Result<_, _>>()?)
        }
        Type::Record(record) => {
            let fields = value.as_object().ok_or_else(wrong)?;
            if let Some(unknown) = fields.keys().find(|key| record.fields().all(|field| field.name != *key)) {
                return Err(format!("a record has no field `{unknown}`"));
            }
            let field = |name: &str, ty: &Type| match (fields.get(name), ty) {
                (Some(value), ty) => read(value, ty),
                (None, Type::Option(_)) => Ok(Val::Option(None)),
                (None, _) => Err(format!("a record needs its field `{name}`")),
            };
            Val::Record(
                record
                    .fields()
                    .map(|of| Ok((of.name.to_owned(), field(of.name, &of.ty)?)))
                    .collect::<Result<_, String>>()?,
            )
        }
        _ => return Err(wrong()),
    })
}
