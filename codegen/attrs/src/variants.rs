//! `#[model(..)]` on an enum with `#[derive(Choice)]` or `#[derive(Union)]`, and on their variants.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};

use crate::entries::{Printer, parse_entries, text, word};

/// On an enum with `#[derive(Choice)]`. A variant `Unrecognized(codegen_runtime::Unrecognized)` makes it open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChoiceAttrs {
    /// `name = "ThreadStatus"`: the enum's name, where it is not that of the Rust enum.
    pub name: Option<String>,
    /// `eq`: writes `Eq` and `Hash` to a `PartialEq` that stands beside.
    pub eq: bool,
    /// `debug`: writes `Debug`, which is the variant's name.
    pub debug: bool,
    /// `crate = "path"`: where the runtime is; default `::codegen_runtime`.
    pub runtime: Option<String>,
}

/// On an enum with `#[derive(Union)]`. Each variant holds its model (`Conversation(Box<Conversation>)`), the last one
/// is `Unrecognized(serde_json::Value)`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnionAttrs {
    /// `name = "WebHookRecord"`: the union's name, where it is not that of the enum.
    pub name: Option<String>,
    /// `tag = "type"`: the key on the wire, inside the object, that holds the tag. Without it the tag is a property
    /// beside the union, named by `by` of that field.
    pub tag: Option<String>,
    /// `match = "prefix"`: how the tag is compared with the variants; default: the whole tag.
    pub matching: Option<Matching>,
    /// `crate = "path"`: where the runtime is; default `::codegen_runtime`.
    pub runtime: Option<String>,
}

/// How a tag is compared with the variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matching {
    /// The whole tag.
    Exact,
    /// The tag up to its first dot.
    Prefix,
}

/// On a variant of an enum with `#[derive(Choice)]` or `#[derive(Union)]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VariantAttrs {
    /// `value = "convo.created"`: the value on the wire; default: the variant's name in `snake_case`.
    pub value: Option<String>,
    /// `renamed_from = "OldName"`: the variant's former name, kept as a deprecated constant. Choices only.
    pub renamed_from: Option<String>,
}

impl Parse for ChoiceAttrs {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attrs = ChoiceAttrs::default();
        parse_entries(input, &["name", "eq", "debug", "crate"], &[], |key, input| {
            match key {
                "name" => attrs.name = Some(text(input)?),
                "eq" => attrs.eq = true,
                "debug" => attrs.debug = true,
                _ => attrs.runtime = Some(text(input)?),
            }
            Ok(())
        })?;
        Ok(attrs)
    }
}

impl ToTokens for ChoiceAttrs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut print = Printer::default();
        print.value("name", self.name.as_ref());
        print.flag("eq", self.eq);
        print.flag("debug", self.debug);
        print.value("crate", self.runtime.as_ref());
        print.finish(tokens);
    }
}

impl Parse for UnionAttrs {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attrs = UnionAttrs::default();
        parse_entries(input, &["name", "tag", "match", "crate"], &[], |key, input| {
            match key {
                "name" => attrs.name = Some(text(input)?),
                "tag" => attrs.tag = Some(text(input)?),
                "match" => attrs.matching = Some(word(input, Matching::from_name, &["exact", "prefix"])?),
                _ => attrs.runtime = Some(text(input)?),
            }
            Ok(())
        })?;
        Ok(attrs)
    }
}

impl ToTokens for UnionAttrs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut print = Printer::default();
        print.value("name", self.name.as_ref());
        print.value("tag", self.tag.as_ref());
        print.value("match", self.matching.map(Matching::name));
        print.value("crate", self.runtime.as_ref());
        print.finish(tokens);
    }
}

impl Matching {
    fn name(self) -> &'static str {
        match self {
            Matching::Exact => "exact",
            Matching::Prefix => "prefix",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        match name {
            "exact" => Some(Matching::Exact),
            "prefix" => Some(Matching::Prefix),
            _ => None,
        }
    }
}

impl Parse for VariantAttrs {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attrs = VariantAttrs::default();
        parse_entries(input, &["value", "renamed_from"], &[], |key, input| {
            match key {
                "value" => attrs.value = Some(text(input)?),
                _ => attrs.renamed_from = Some(text(input)?),
            }
            Ok(())
        })?;
        Ok(attrs)
    }
}

impl ToTokens for VariantAttrs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut print = Printer::default();
        print.value("value", self.value.as_ref());
        print.value("renamed_from", self.renamed_from.as_ref());
        print.finish(tokens);
    }
}
