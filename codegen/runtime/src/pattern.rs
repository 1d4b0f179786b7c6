//! Patterns, compiled once, at their first use.

#[cfg(feature = "pattern")]
mod with_engine {
    use std::sync::OnceLock;

    use regex_automata::meta::Regex;

    /// A pattern that is compiled at its first use.
    #[derive(Debug)]
    pub struct Pattern {
        text: &'static str,
        compiled: OnceLock<Option<Regex>>,
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
            let compiled = self.compiled.get_or_init(|| {
                // The derive has compiled it with the same engine, so it compiles.
                Regex::new(self.text).ok()
            });
            compiled.as_ref().is_none_or(|regex| regex.is_match(text))
        }
    }
}

#[cfg(feature = "pattern")]
pub use with_engine::Pattern;
