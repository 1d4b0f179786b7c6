//! Patterns, compiled once, at their first use.

#[cfg(feature = "pattern")]
pub use with_engine::Pattern;

#[cfg(feature = "pattern")]
mod with_engine {
    use std::sync::OnceLock;

    use regex_automata::dfa::{Automaton, dense};
    use regex_automata::meta::Regex;
    use regex_automata::nfa::thompson;
    use regex_automata::{Anchored, Input};

    /// A table of all states is the fastest, as long as it is small; Unicode classes make it big.
    const SMALL: usize = 64 * 1024;

    /// A pattern that is compiled at its first use.
    #[derive(Debug)]
    pub struct Pattern {
        text: &'static str,
        compiled: OnceLock<Compiled>,
    }

    #[derive(Debug)]
    enum Compiled {
        Table(Box<dense::DFA<Vec<u32>>>),
        Any(Box<Regex>),
        /// Cannot be: the derive has compiled it with the same engine.
        Broken,
    }

    impl Pattern {
        /// A pattern that the derive has checked.
        #[must_use]
        pub const fn new(text: &'static str) -> Self {
            Pattern {
                text,
                compiled: OnceLock::new(),
            }
        }

        /// Whether it is found in a text.
        pub fn found_in(&self, text: &str) -> bool {
            match self.compiled.get_or_init(|| compile(self.text)) {
                Compiled::Table(table) => in_table(table, text),
                Compiled::Any(regex) => regex.is_match(text),
                Compiled::Broken => true,
            }
        }
    }

    /// The engine's own search knows more than this has to: where the match is, and how to leap ahead.
    fn in_table(table: &dense::DFA<Vec<u32>>, text: &str) -> bool {
        let Some(mut state) = table.universal_start_state(Anchored::No).or_else(|| {
            let input = Input::new(text).anchored(Anchored::No);
            table.start_state_forward(&input).ok()
        }) else {
            return true;
        };
        for byte in text.bytes() {
            state = table.next_state(state, byte);
            if table.is_special_state(state) {
                if table.is_match_state(state) {
                    return true;
                }
                if table.is_dead_state(state) {
                    return false;
                }
            }
        }
        table.is_match_state(table.next_eoi_state(state))
    }

    fn compile(text: &str) -> Compiled {
        let config = dense::Config::new()
            .dfa_size_limit(Some(SMALL))
            .determinize_size_limit(Some(4 * SMALL));
        let table = dense::Builder::new()
            .configure(config)
            .thompson(thompson::Config::new().nfa_size_limit(Some(16 * SMALL)))
            .build(text);
        match table {
            Ok(table) => Compiled::Table(Box::new(table)),
            Err(_) => Regex::new(text).map_or(Compiled::Broken, |regex| Compiled::Any(Box::new(regex))),
        }
    }

    #[cfg(test)]
    mod tests {
        use super::{Compiled, Pattern, compile};

        #[test]
        fn both_engines_say_the_same() {
            for (pattern, small, found, not) in [
                ("^[a-z]+$", true, &["a", "abc"][..], &["", "A", "abc1", "a\n"][..]),
                ("b+", true, &["abbc"][..], &["ac"][..]),
                ("(?i)STRASSE|straße", true, &["Strasse", "STRAẞE"][..], &["x"][..]),
                (r"^\w{2,30}$", false, &["äö", "日本"][..], &["a", "a b"][..]),
                (r"\bcat\b", false, &["a cat.", "cat"][..], &["concat", "écat"][..]),
                ("^$", true, &[""][..], &["x"][..]),
            ] {
                let compiled = compile(pattern);
                assert_eq!(matches!(compiled, Compiled::Table(_)), small, "{pattern}");
                assert!(!matches!(compiled, Compiled::Broken));
                let pattern = Pattern::new(pattern);
                assert!(found.iter().all(|text| pattern.found_in(text)), "{pattern:?}");
                assert!(!not.iter().any(|text| pattern.found_in(text)), "{pattern:?}");
            }
        }
    }
}
