//! What a server has been told, and what it has seen.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::mock::{Fault, Recorded};

/// What a server has been told, and what it has seen.
#[derive(Debug)]
pub(super) struct State {
    pub(super) items: usize,
    pub(super) page_size: usize,
    /// By resource and name of the endpoint.
    pub(super) answers: HashMap<(&'static str, &'static str), (u16, String)>,
    pub(super) faults: VecDeque<Fault>,
    pub(super) budget: Option<Budget>,
    pub(super) requests: Vec<Recorded>,
    pub(super) tokens: Tokens,
    /// The id of what was created last.
    pub(super) last_id: i64,
}

impl State {
    pub(super) fn new() -> Self {
        State {
            items: 1,
            page_size: 25,
            answers: HashMap::new(),
            faults: VecDeque::new(),
            budget: None,
            requests: Vec::new(),
            tokens: Tokens::default(),
            last_id: 0,
        }
    }
}

/// How many units are left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub(super) limit: u32,
    pub(super) left: u32,
}

impl Budget {
    /// Takes units; `false`: there are not enough, so that the caller is asked to wait, after which all are back.
    pub(super) fn take(&mut self, cost: u32) -> bool {
        match self.left.checked_sub(cost) {
            Some(left) => {
                self.left = left;
                true
            }
            None => {
                self.left = self.limit;
                false
            }
        }
    }
}

/// Tokens that were granted.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub(super) granted: Vec<String>,
    pub(super) ended: HashSet<String>,
}

impl Tokens {
    pub(super) fn grant(&mut self) -> String {
        let token = format!("mock-token-{}", self.granted.len() + 1);
        self.granted.push(token.clone());
        token
    }
}
