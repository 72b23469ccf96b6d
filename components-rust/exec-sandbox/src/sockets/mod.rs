//! `wasi:sockets`: a network that nobody may use. Making a socket or looking up a name is refused, so the methods of
//! sockets have nothing that they could be called on, and the compiler is told so.

/// Methods of a type that has no values.
macro_rules! unreached {
    ($(fn $name:ident(&self $(, $argument:ty)*) -> $result:ty;)*) => {
        $(fn $name(&self $(, _: $argument)*) -> $result {
            match *self {}
        })*
    };
}

mod lookup;
mod network;
mod tcp;
mod udp;
