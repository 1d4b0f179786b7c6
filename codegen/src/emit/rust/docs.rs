//! `#[doc]`, `#[doc(alias)]` and `#[deprecated]`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::emit::{facts, text};
use crate::model::Deprecated;

/// Paragraphs of safe Markdown, one `#[doc]` a line, in two parts: the doc of the schema stands above the other
/// attributes of an item, where the derives find it; what is added for rustdoc alone stands below them.
#[derive(Default)]
pub(in crate::emit) struct Docs {
    above: String,
    below: String,
}

/// One part of [`Docs`], as attributes.
pub(in crate::emit) struct Lines<'a> {
    text: &'a str,
    /// Whether a blank line parts it from what stands above.
    apart: bool,
}

impl Docs {
    /// Begins with the text of the schema, made safe.
    pub(in crate::emit) fn of(text: &str) -> Self {
        Docs {
            above: crate::emit::text::safe(text),
            below: String::new(),
        }
    }

    /// Adds a paragraph of safe Markdown below, unless it is empty.
    pub(in crate::emit) fn paragraph(&mut self, paragraph: &str) {
        if !self.below.is_empty() && !paragraph.is_empty() {
            self.below.push_str("\n\n");
        }
        self.below.push_str(paragraph);
    }

    /// Adds a paragraph only where nothing else stands.
    pub(in crate::emit) fn or(&mut self, paragraph: impl FnOnce() -> String) {
        if self.above.is_empty() && self.below.is_empty() {
            self.below = paragraph();
        }
    }

    /// The part for above the other attributes.
    pub(in crate::emit) fn above(&self) -> Lines<'_> {
        Lines {
            text: &self.above,
            apart: false,
        }
    }

    /// The part for below them.
    pub(in crate::emit) fn below(&self) -> Lines<'_> {
        Lines {
            text: &self.below,
            apart: !self.above.is_empty(),
        }
    }

    /// Both parts in one.
    pub(in crate::emit) fn into_text(self) -> String {
        match (self.above.is_empty(), self.below.is_empty()) {
            (false, false) => self.above + "\n\n" + &self.below,
            (false, true) => self.above,
            _ => self.below,
        }
    }
}

impl ToTokens for Lines<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let apart = (self.apart && !self.text.is_empty()).then_some("");
        for line in apart.into_iter().chain(self.text.lines()) {
            let space = if line.is_empty() { "" } else { " " };
            let line = [space, line].concat();
            tokens.extend(quote!(#[doc = #line]));
        }
    }
}

/// Other names by which rustdoc's search finds an item, without those that it would refuse.
pub(in crate::emit) struct Aliases<'a> {
    names: Vec<&'a str>,
}

impl<'a> Aliases<'a> {
    /// The names of an item beside the one that it has.
    pub(in crate::emit) fn of(item: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut kept: Vec<&str> = Vec::new();
        for name in names {
            let refused = |c: char| c == '"' || c == '\'' || c.is_whitespace() || c.is_control();
            if name != item && !name.is_empty() && !name.contains(refused) && !kept.contains(&name) {
                kept.push(name);
            }
        }
        Aliases { names: kept }
    }
}

impl ToTokens for Aliases<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for name in &self.names {
            tokens.extend(quote!(#[doc(alias = #name)]));
        }
    }
}

/// Whether rustdoc's search takes two names for one: without regard to case and underscores.
pub(in crate::emit) fn is_same_word(one: &str, other: &str) -> bool {
    let bare = |name: &str| -> String {
        let chars = name.chars().filter(|c| *c != '_');
        chars.map(|c| c.to_ascii_lowercase()).collect()
    };
    bare(one) == bare(other)
}

/// `#[deprecated]`, with what to use instead.
pub(in crate::emit) fn deprecated(deprecated: Option<&Deprecated>) -> Option<TokenStream> {
    let deprecated = deprecated?;
    let note = facts::deprecation(deprecated);
    let since = deprecated.since.as_ref().map(|since| quote!(since = #since));
    // Rustdoc reads a note as Markdown and looks for links in it.
    let note = text::inline(&note.split_whitespace().collect::<Vec<_>>().join(" "));
    let note = (!note.is_empty()).then(|| quote!(note = #note));
    let parts: Vec<TokenStream> = since.into_iter().chain(note).collect();
    Some(if parts.is_empty() {
        quote!(#[deprecated])
    } else {
        quote!(#[deprecated(#(#parts),*)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs_are_one_attribute_a_line() {
        let mut docs = Docs::of("One.\n\n    two");
        docs.paragraph("Three.");
        let above = quote!(#[doc = " One."] #[doc = ""] #[doc = " ```text"] #[doc = " two"] #[doc = " ```"]);
        let below = quote!(#[doc = ""] #[doc = " Three."]);
        assert_eq!(docs.above().to_token_stream().to_string(), above.to_string());
        assert_eq!(docs.below().to_token_stream().to_string(), below.to_string());
    }

    #[test]
    fn aliases_that_rustdoc_refuses_are_left_out() {
        let aliases = Aliases::of(
            "first_name",
            ["firstName", "first_name", "a b", "a'b", "", "firstName", "Vorname"],
        );
        assert_eq!(aliases.names, ["firstName", "Vorname"]);
    }

    #[test]
    fn since_arrives_as_it_is() {
        let print = |since: &str, note: Option<&str>| {
            let all = Deprecated {
                since: Some(since.into()),
                use_instead: None,
                note: note.map(Into::into),
            };
            deprecated(Some(&all)).expect("is deprecated").to_string()
        };
        assert_eq!(print("1.2.0", None), quote!(#[deprecated(since = "1.2.0")]).to_string());
        assert_eq!(
            print("May", Some("x")),
            quote!(#[deprecated(since = "May", note = "x")]).to_string()
        );
    }
}
