//! `wasi:sockets/network` and `instance-network`: the network as such, for calls that want to name it.

use crate::Sandbox;
use crate::wit::exports::wasi::sockets0_2_9::{instance_network, network};

/// The network.
pub(crate) struct Network;

impl network::GuestNetwork for Network {}

impl network::Guest for Sandbox {
    type Network = Network;
}

impl instance_network::Guest for Sandbox {
    fn instance_network() -> network::Network {
        network::Network::new(Network)
    }
}
