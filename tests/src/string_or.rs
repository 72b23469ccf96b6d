//! Values that are a plain string in the ordinary case and a table otherwise. `serde(untagged)` would do, but its errors say
//! nothing of what is wrong in the table.

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// A type that can be made from a string, or from a table that is a `Table`.
pub(crate) trait StringOr: Sized {
    /// What the table holds.
    type Table: for<'de> Deserialize<'de>;
    /// From a string.
    fn from_string(text: String) -> Self;
    /// From a table.
    fn from_table(table: Self::Table) -> Self;
}

/// Reads either form.
pub(crate) fn read<'de, T: StringOr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(Either(PhantomData))
}

struct Either<T>(PhantomData<T>);

impl<'de, T: StringOr> Visitor<'de> for Either<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string or a table")
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::from_string(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::Table::deserialize(MapAccessDeserializer::new(map)).map(T::from_table)
    }
}

/// One string, or a list of strings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strings(pub Vec<String>);

impl<'de> Deserialize<'de> for Strings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMore;
        impl<'de> Visitor<'de> for OneOrMore {
            type Value = Strings;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or a list of strings")
            }
            fn visit_str<E>(self, text: &str) -> Result<Strings, E> {
                Ok(Strings(vec![text.to_owned()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Strings, A::Error> {
                let mut strings = Vec::new();
                while let Some(text) = list.next_element()? {
                    strings.push(text);
                }
                Ok(Strings(strings))
            }
        }
        deserializer.deserialize_any(OneOrMore)
    }
}

/// Derives `Deserialize` from `StringOr`: `string_or!(Text, Exact, Partly(Partly))`.
macro_rules! string_or {
    ($name:ident, $string:ident, $variant:ident($table:ty)) => {
        impl $crate::string_or::StringOr for $name {
            type Table = $table;
            fn from_string(text: String) -> Self {
                $name::$string(text)
            }
            fn from_table(table: Self::Table) -> Self {
                $name::$variant(table)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::string_or::read(deserializer)
            }
        }
    };
}
pub(crate) use string_or;
