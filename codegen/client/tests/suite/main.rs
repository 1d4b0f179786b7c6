//! What the client promises, over real HTTP on this machine: no network, no waiting, no clock.

#![allow(clippy::unwrap_used)]

mod blocking;
mod faults;
mod limits;
mod mock;
mod pages;
mod redirects;
mod requests;
mod responses;
mod search;
mod secrets;
mod server;
mod service;
mod setup;
mod tokens;
mod webhooks;
