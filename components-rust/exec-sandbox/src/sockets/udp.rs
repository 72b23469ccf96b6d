//! `wasi:sockets/udp`: there are no sockets.

use crate::Sandbox;
use crate::wit::exports::wasi::io0_2_9::poll::Pollable;
use crate::wit::exports::wasi::sockets0_2_9::network::IpAddressFamily;
use crate::wit::exports::wasi::sockets0_2_9::udp::{
    ErrorCode, Guest, GuestIncomingDatagramStream, GuestOutgoingDatagramStream, GuestUdpSocket, IncomingDatagram,
    IncomingDatagramStream, IpSocketAddress, NetworkBorrow, OutgoingDatagram, OutgoingDatagramStream, UdpSocket,
};
use crate::wit::exports::wasi::sockets0_2_9::udp_create_socket;

/// A socket, or one of the streams of a socket, of which there is none.
pub(crate) enum Socket {}

impl udp_create_socket::Guest for Sandbox {
    fn create_udp_socket(_: IpAddressFamily) -> Result<UdpSocket, ErrorCode> {
        Err(ErrorCode::AccessDenied)
    }
}

impl Guest for Sandbox {
    type UdpSocket = Socket;
    type IncomingDatagramStream = Socket;
    type OutgoingDatagramStream = Socket;
}

impl GuestUdpSocket for Socket {
    unreached! {
        fn start_bind(&self, NetworkBorrow<'_>, IpSocketAddress) -> Result<(), ErrorCode>;
        fn finish_bind(&self) -> Result<(), ErrorCode>;
        fn stream(&self, Option<IpSocketAddress>) -> Result<(IncomingDatagramStream, OutgoingDatagramStream), ErrorCode>;
        fn local_address(&self) -> Result<IpSocketAddress, ErrorCode>;
        fn remote_address(&self) -> Result<IpSocketAddress, ErrorCode>;
        fn address_family(&self) -> IpAddressFamily;
        fn unicast_hop_limit(&self) -> Result<u8, ErrorCode>;
        fn set_unicast_hop_limit(&self, u8) -> Result<(), ErrorCode>;
        fn receive_buffer_size(&self) -> Result<u64, ErrorCode>;
        fn set_receive_buffer_size(&self, u64) -> Result<(), ErrorCode>;
        fn send_buffer_size(&self) -> Result<u64, ErrorCode>;
        fn set_send_buffer_size(&self, u64) -> Result<(), ErrorCode>;
        fn subscribe(&self) -> Pollable;
    }
}

impl GuestIncomingDatagramStream for Socket {
    unreached! {
        fn receive(&self, u64) -> Result<Vec<IncomingDatagram>, ErrorCode>;
        fn subscribe(&self) -> Pollable;
    }
}

impl GuestOutgoingDatagramStream for Socket {
    unreached! {
        fn check_send(&self) -> Result<u64, ErrorCode>;
        fn send(&self, Vec<OutgoingDatagram>) -> Result<u64, ErrorCode>;
        fn subscribe(&self) -> Pollable;
    }
}
