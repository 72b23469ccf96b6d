//! `wasi:sockets/ip-name-lookup`: no name is looked up.

use crate::Sandbox;
use crate::wit::exports::wasi::io0_2_9::poll::Pollable;
use crate::wit::exports::wasi::sockets0_2_9::ip_name_lookup::{
    self as lookup, ErrorCode, GuestResolveAddressStream, IpAddress, NetworkBorrow,
};

/// The addresses of a name, of which there are none.
pub(crate) enum Addresses {}

impl lookup::Guest for Sandbox {
    type ResolveAddressStream = Addresses;

    fn resolve_addresses(_: NetworkBorrow<'_>, _: String) -> Result<lookup::ResolveAddressStream, ErrorCode> {
        Err(ErrorCode::AccessDenied)
    }
}

impl GuestResolveAddressStream for Addresses {
    unreached! {
        fn resolve_next_address(&self) -> Result<Option<IpAddress>, ErrorCode>;
        fn subscribe(&self) -> Pollable;
    }
}
