//! Queries in the Lucene style that many services search by: `(subject:"x" AND (tag:"a" OR tag:"b"))`.
//!
//! ```
//! use codegen_client::search::{Integer, Query, Text};
//!
//! const SUBJECT: Text = Text::new("subject");
//! const TAG: Text = Text::new("tag");
//! const NUMBER: Integer = Integer::new("number");
//!
//! let query = SUBJECT.is("say \"hi\"").and(TAG.is("a").or(TAG.is("b"))).and(NUMBER.within(100..).not());
//! assert_eq!(
//!     query.to_string(),
//!     r#"(subject:"say \"hi\"" AND (tag:"a" OR tag:"b") AND NOT number:[100 TO *])"#,
//! );
//! assert_eq!(Query::all().to_string(), "*");
//! ```

use core::fmt;
use std::ops::{RangeFrom, RangeInclusive, RangeToInclusive};

use codegen_runtime::jiff::Timestamp;
use codegen_runtime::jiff::civil::Date;
use codegen_runtime::whole_seconds;

/// What is searched for. It prints as the text that the service takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Node);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Node {
    /// Everything.
    #[default]
    All,
    Term(String),
    Not(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
}

impl Query {
    /// Everything there is; `*`.
    #[must_use]
    pub fn all() -> Self {
        Query::default()
    }

    /// A condition as it is, unescaped: for what the service knows and this crate does not, such as date arithmetic.
    #[must_use]
    pub fn raw(condition: impl Into<String>) -> Self {
        Query(Node::Term(condition.into()))
    }

    /// What both find.
    #[must_use]
    pub fn and(self, other: Query) -> Self {
        Query(match (self.0, other.0) {
            (Node::All, one) | (one, Node::All) => one,
            (Node::And(mut all), Node::And(more)) => {
                all.extend(more);
                Node::And(all)
            }
            (Node::And(mut all), one) => {
                all.push(one);
                Node::And(all)
            }
            (one, other) => Node::And(vec![one, other]),
        })
    }

    /// What either finds.
    #[must_use]
    pub fn or(self, other: Query) -> Self {
        Query(match (self.0, other.0) {
            (Node::All, _) | (_, Node::All) => Node::All,
            (Node::Or(mut all), Node::Or(more)) => {
                all.extend(more);
                Node::Or(all)
            }
            (Node::Or(mut all), one) => {
                all.push(one);
                Node::Or(all)
            }
            (one, other) => Node::Or(vec![one, other]),
        })
    }

    /// What this does not find.
    #[must_use]
    #[allow(clippy::should_implement_trait)]
    pub fn not(self) -> Self {
        Query(match self.0 {
            Node::Not(inside) => *inside,
            other => Node::Not(Box::new(other)),
        })
    }
}

/// A condition as it is, unescaped.
impl From<&str> for Query {
    fn from(condition: &str) -> Self {
        Query::raw(condition)
    }
}

/// A condition as it is, unescaped.
impl From<String> for Query {
    fn from(condition: String) -> Self {
        Query::raw(condition)
    }
}

impl Node {
    fn joined(all: &[Node], word: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        for (index, one) in all.iter().enumerate() {
            if index > 0 {
                f.write_str(word)?;
            }
            fmt::Display::fmt(one, f)?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Node::All => f.write_str("*"),
            Node::Term(text) => f.write_str(text),
            Node::Not(inside) => write!(f, "NOT {inside}"),
            Node::And(all) => Node::joined(all, " AND ", f),
            Node::Or(all) => Node::joined(all, " OR ", f),
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Node::Term(_) | Node::Not(_) => write!(f, "({})", self.0),
            other => fmt::Display::fmt(other, f),
        }
    }
}

/// A range that is open at one end or at none: `1..=5`, `1..`, `..=5`. Both ends belong to it.
pub trait Within<T> {
    /// The lower end.
    fn from(&self) -> Option<&T>;
    /// The upper end.
    fn to(&self) -> Option<&T>;
}

impl<T> Within<T> for RangeInclusive<T> {
    fn from(&self) -> Option<&T> {
        Some(self.start())
    }

    fn to(&self) -> Option<&T> {
        Some(self.end())
    }
}

impl<T> Within<T> for RangeFrom<T> {
    fn from(&self) -> Option<&T> {
        Some(&self.start)
    }

    fn to(&self) -> Option<&T> {
        None
    }
}

impl<T> Within<T> for RangeToInclusive<T> {
    fn from(&self) -> Option<&T> {
        None
    }

    fn to(&self) -> Option<&T> {
        Some(&self.end)
    }
}

fn within<T>(field: &str, range: &impl Within<T>, text: impl Fn(&T) -> String) -> Query {
    let end = |end: Option<&T>| end.map_or_else(|| "*".to_owned(), &text);
    Query::raw(format!("{field}:[{} TO {}]", end(range.from()), end(range.to())))
}

/// Text in double quotes, in which only `"` and `\` mean something.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

/// Declares a kind of field.
macro_rules! field {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(&'static str);

        impl $name {
            /// The field of this name on the wire.
            #[must_use]
            pub const fn new(wire: &'static str) -> Self {
                $name(wire)
            }
        }
    };
}

field! {
    /// A field with text, or with one of some choices.
    Text
}

field! {
    /// A field with an integer.
    Integer
}

field! {
    /// A field with a number.
    Number
}

field! {
    /// A field that is true or false.
    Boolean
}

field! {
    /// A field with a point in time; seconds are the least that counts.
    Moment
}

field! {
    /// A field with a day.
    Day
}

impl Text {
    /// Where it is this phrase.
    #[must_use]
    pub fn is(self, text: impl AsRef<str>) -> Query {
        Query::raw(format!("{}:{}", self.0, quoted(text.as_ref())))
    }
}

impl Integer {
    /// Where it is this.
    #[must_use]
    pub fn is(self, value: i64) -> Query {
        Query::raw(format!("{}:{value}", self.0))
    }

    /// Where it is within a range: `1..=5`, `1..`, `..=5`.
    #[must_use]
    pub fn within(self, range: impl Within<i64>) -> Query {
        within(self.0, &range, i64::to_string)
    }
}

impl Number {
    /// Where it is this.
    #[must_use]
    pub fn is(self, value: f64) -> Query {
        Query::raw(format!("{}:{value}", self.0))
    }

    /// Where it is within a range: `0.5..=1.0`, `0.5..`, `..=1.0`.
    #[must_use]
    pub fn within(self, range: impl Within<f64>) -> Query {
        within(self.0, &range, f64::to_string)
    }
}

impl Boolean {
    /// Where it is this.
    #[must_use]
    pub fn is(self, value: bool) -> Query {
        Query::raw(format!("{}:{value}", self.0))
    }
}

impl Moment {
    /// Where it is within a range: `a..=b`, `a..`, `..=b`.
    #[must_use]
    pub fn within(self, range: impl Within<Timestamp>) -> Query {
        within(self.0, &range, |value| whole_seconds(*value).to_string())
    }
}

impl Day {
    /// Where it is this.
    #[must_use]
    pub fn is(self, day: Date) -> Query {
        Query::raw(format!("{}:{day}", self.0))
    }

    /// Where it is within a range: `a..=b`, `a..`, `..=b`.
    #[must_use]
    pub fn within(self, range: impl Within<Date>) -> Query {
        within(self.0, &range, Date::to_string)
    }
}
