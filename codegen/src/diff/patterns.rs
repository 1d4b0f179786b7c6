//! Which strings two patterns take, compared by a walk through both automata at once.

use std::collections::{HashMap, VecDeque};

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::{Input, MatchKind};

/// How many pairs of states are looked at before the question is left open.
const MOST_STATES: usize = 100_000;
/// How large an automaton may become, in bytes.
const LARGEST: usize = 4 << 20;

/// What one pattern takes and the other does not.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// Whether both answers below are the whole truth.
    pub(super) is_decided: bool,
    /// The shortest string that only the old pattern takes.
    pub(super) only_old: Option<String>,
    /// The shortest string that only the new one takes.
    pub(super) only_new: Option<String>,
}

/// Compares the languages of two patterns.
pub(super) fn compare(old: &str, new: &str) -> Comparison {
    let (Some(a), Some(b)) = (automaton(old), automaton(new)) else {
        return Comparison::default();
    };
    let Some(text) = automaton(ANY) else {
        return Comparison::default();
    };
    match (difference(&a, &b, &text), difference(&b, &a, &text)) {
        (Some(only_old), Some(only_new)) => Comparison {
            is_decided: true,
            only_old,
            only_new,
        },
        _ => Comparison::default(),
    }
}

/// The shortest string that a pattern does not take, if there is one and it was found.
pub(super) fn refused(pattern: &str) -> Option<String> {
    let (all, text) = (automaton(ANY)?, automaton(ANY)?);
    difference(&all, &automaton(pattern)?, &text).flatten()
}

/// The shortest string that a pattern takes, if there is one and it was found.
pub(super) fn shortest(pattern: &str) -> Option<String> {
    let (none, text) = (automaton(r"[^\s\S]")?, automaton(ANY)?);
    difference(&automaton(pattern)?, &none, &text).flatten()
}

/// Whether a pattern takes a text.
pub(super) fn takes(pattern: &str, text: &str) -> Option<bool> {
    let dfa = automaton(pattern)?;
    dfa.try_search_fwd(&Input::new(text)).ok().map(|found| found.is_some())
}

/// All text, and no bytes that are none.
const ANY: &str = r"\A(?s:.)*\z";

type Dfa = dense::DFA<Vec<u32>>;

fn automaton(pattern: &str) -> Option<Dfa> {
    let config = dense::Config::new()
        .match_kind(MatchKind::All)
        .start_kind(StartKind::Unanchored)
        .dfa_size_limit(Some(LARGEST))
        .determinize_size_limit(Some(LARGEST));
    dense::Builder::new().configure(config).build(pattern).ok()
}

/// A state on the way; `None` where the pattern was found, which nothing that follows can undo.
type At = Option<StateID>;

fn start(dfa: &Dfa) -> Option<At> {
    let state = dfa.start_state_forward(&Input::new("")).ok()?;
    Some(settle(dfa, state))
}

fn settle(dfa: &Dfa, state: StateID) -> At {
    (!dfa.is_match_state(state)).then_some(state)
}

fn step(dfa: &Dfa, at: At, byte: u8) -> At {
    at.and_then(|state| settle(dfa, dfa.next_state(state, byte)))
}

fn accepts(dfa: &Dfa, at: At) -> bool {
    at.is_none_or(|state| dfa.is_match_state(dfa.next_eoi_state(state)))
}

/// The shortest text that `a` takes and `b` does not; `None` where the walk was given up.
fn difference(a: &Dfa, b: &Dfa, text: &Dfa) -> Option<Option<String>> {
    let bytes = representatives([a, b, text]);
    let first = (start(a)?, start(b)?, text.start_state_forward(&Input::new("")).ok()?);
    let mut from = HashMap::from([(first, None)]);
    let mut open = VecDeque::from([first]);
    while let Some(here) = open.pop_front() {
        let is_text = text.is_match_state(text.next_eoi_state(here.2));
        if is_text && accepts(a, here.0) && !accepts(b, here.1) {
            return Some(spell(&from, here));
        }
        if from.len() > MOST_STATES {
            return None;
        }
        for byte in &bytes {
            let next = (
                step(a, here.0, *byte),
                step(b, here.1, *byte),
                text.next_state(here.2, *byte),
            );
            // What was found by `b` is no difference any more, and what is no text never becomes one.
            if next.1.is_none() || text.is_dead_state(next.2) || from.contains_key(&next) {
                continue;
            }
            from.insert(next, Some((here, *byte)));
            open.push_back(next);
        }
    }
    Some(None)
}

type Node = (At, At, StateID);

fn spell(from: &HashMap<Node, Option<(Node, u8)>>, mut at: Node) -> Option<String> {
    let mut bytes = Vec::new();
    while let Some(Some((before, byte))) = from.get(&at) {
        bytes.push(*byte);
        at = *before;
    }
    bytes.reverse();
    String::from_utf8(bytes).ok()
}

/// One byte of each class, those that read well first.
fn representatives(automata: [&Dfa; 3]) -> Vec<u8> {
    let readable = (b'a'..=b'z').chain(b'0'..=b'9').chain(b'A'..=b'Z').chain(b' '..=b'~');
    let mut seen = std::collections::HashSet::new();
    readable
        .chain(0..=255)
        .filter(|byte| seen.insert(automata.map(|dfa| dfa.byte_classes().get(*byte))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(old: &str, new: &str) -> (Option<String>, Option<String>) {
        let comparison = compare(old, new);
        assert!(comparison.is_decided, "{old} {new}");
        (comparison.only_old, comparison.only_new)
    }

    #[test]
    fn inclusion_is_decided_with_the_shortest_counter_example() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(both("^[a-z]+$", "^[a-z]{1,3}$"), (some("aaaa"), None));
        assert_eq!(both("^[a-z]+$", "^[a-z][a-z]*$"), (None, None));
        assert_eq!(both("^a$", "^b$"), (some("a"), some("b")));
        assert_eq!(both("a", "^a"), (some("ba"), None));
        assert_eq!(both("^é$", "^.$"), (None, some("a")));
        assert_eq!(refused("^[0-9]+$"), some(""));
        assert_eq!(refused(""), None);
    }

    #[test]
    fn what_is_too_large_is_left_open() {
        assert!(!compare(r"\bx\b", "x").is_decided);
    }
}
