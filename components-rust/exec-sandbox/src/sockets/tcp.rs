//! `wasi:sockets/tcp`: there are no sockets.

use crate::Sandbox;
use crate::wit::exports::wasi::io0_2_9::poll::Pollable;
use crate::wit::exports::wasi::io0_2_9::streams::{InputStream, OutputStream};
use crate::wit::exports::wasi::sockets0_2_9::network::IpAddressFamily;
use crate::wit::exports::wasi::sockets0_2_9::tcp::{
    Duration, ErrorCode, Guest, GuestTcpSocket, IpSocketAddress, NetworkBorrow, ShutdownType, TcpSocket,
};
use crate::wit::exports::wasi::sockets0_2_9::tcp_create_socket;

/// A socket, of which there is none.
pub(crate) enum Socket {}

impl tcp_create_socket::Guest for Sandbox {
    fn create_tcp_socket(_: IpAddressFamily) -> Result<TcpSocket, ErrorCode> {
        Err(ErrorCode::AccessDenied)
    }
}

impl Guest for Sandbox {
    type TcpSocket = Socket;
}

impl GuestTcpSocket for Socket {
    unreached! {
        fn start_bind(&self, NetworkBorrow<'_>, IpSocketAddress) -> Result<(), ErrorCode>;
        fn finish_bind(&self) -> Result<(), ErrorCode>;
        fn start_connect(&self, NetworkBorrow<'_>, IpSocketAddress) -> Result<(), ErrorCode>;
        fn finish_connect(&self) -> Result<(InputStream, OutputStream), ErrorCode>;
        fn start_listen(&self) -> Result<(), ErrorCode>;
        fn finish_listen(&self) -> Result<(), ErrorCode>;
        fn accept(&self) -> Result<(TcpSocket, InputStream, OutputStream), ErrorCode>;
        fn local_address(&self) -> Result<IpSocketAddress, ErrorCode>;
        fn remote_address(&self) -> Result<IpSocketAddress, ErrorCode>;
        fn is_listening(&self) -> bool;
        fn address_family(&self) -> IpAddressFamily;
        fn set_listen_backlog_size(&self, u64) -> Result<(), ErrorCode>;
        fn keep_alive_enabled(&self) -> Result<bool, ErrorCode>;
        fn set_keep_alive_enabled(&self, bool) -> Result<(), ErrorCode>;
        fn keep_alive_idle_time(&self) -> Result<Duration, ErrorCode>;
        fn set_keep_alive_idle_time(&self, Duration) -> Result<(), ErrorCode>;
        fn keep_alive_interval(&self) -> Result<Duration, ErrorCode>;
        fn set_keep_alive_interval(&self, Duration) -> Result<(), ErrorCode>;
        fn keep_alive_count(&self) -> Result<u32, ErrorCode>;
        fn set_keep_alive_count(&self, u32) -> Result<(), ErrorCode>;
        fn hop_limit(&self) -> Result<u8, ErrorCode>;
        fn set_hop_limit(&self, u8) -> Result<(), ErrorCode>;
        fn receive_buffer_size(&self) -> Result<u64, ErrorCode>;
        fn set_receive_buffer_size(&self, u64) -> Result<(), ErrorCode>;
        fn send_buffer_size(&self) -> Result<u64, ErrorCode>;
        fn set_send_buffer_size(&self, u64) -> Result<(), ErrorCode>;
        fn subscribe(&self) -> Pollable;
        fn shutdown(&self, ShutdownType) -> Result<(), ErrorCode>;
    }
}
