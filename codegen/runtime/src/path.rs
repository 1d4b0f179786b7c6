//! Where in a value one is: a linked list on the stack, written out only for what is wrong.

/// Where in a value one is.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Property(&'a str),
    Item(usize),
    Entry(&'a str),
}

impl<'a> Path<'a> {
    /// The whole value.
    pub const ROOT: Path<'static> = Path {
        parent: None,
        step: Step::Root,
    };

    /// A property of what is here.
    #[must_use]
    pub fn property(&'a self, wire: &'a str) -> Path<'a> {
        Path {
            parent: Some(self),
            step: Step::Property(wire),
        }
    }

    /// An item of the list that is here.
    #[must_use]
    pub fn item(&'a self, index: usize) -> Path<'a> {
        Path {
            parent: Some(self),
            step: Step::Item(index),
        }
    }

    /// An entry of the map that is here.
    #[must_use]
    pub fn entry(&'a self, key: &'a str) -> Path<'a> {
        Path {
            parent: Some(self),
            step: Step::Entry(key),
        }
    }

    /// Whether this is an item of a list or an entry of a map.
    pub(crate) fn is_item(&self) -> bool {
        matches!(self.step, Step::Item(_) | Step::Entry(_))
    }

    /// The place as a JSON pointer (RFC 6901).
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut out = self.parent.map(Path::pointer).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Property(key) | Step::Entry(key) => push_token(&mut out, key),
            Step::Item(index) => {
                out.push('/');
                out.push_str(&index.to_string());
            }
        }
        out
    }
}

/// Appends a reference token of a JSON pointer.
pub(crate) fn push_token(out: &mut String, key: &str) {
    out.push('/');
    for c in key.chars() {
        match c {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            c => out.push(c),
        }
    }
}
