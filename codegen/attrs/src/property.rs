//! `#[model(..)]` on a field of a struct with `#[derive(Model)]`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};

use crate::entries::{Printer, count, parse_entries, text, value, word};
use crate::{Literal, Number};

/// On a field of a struct with `#[derive(Model)]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PropertyAttrs {
    /// `name = "self"`: the property's name, where it is not that of the field.
    pub name: Option<String>,
    /// `wire = "photoURL"`: the name on the wire, where the struct's `wire_case` does not give it.
    pub wire: Option<String>,
    /// `alias = "photo_url"`, repeatable: another name accepted when reading.
    pub aliases: Vec<String>,
    /// `required`: must be there for the model to be valid.
    pub required: bool,
    /// `nullable`: an explicit null has a meaning of its own.
    pub nullable: bool,
    /// `read_only`: set by the service, never sent, never checked.
    pub read_only: bool,
    /// `write_only`: sent, never returned.
    pub write_only: bool,
    /// `sensitive`: redacted in `Debug`, logs and errors.
    pub sensitive: bool,
    /// `default = "pending"`: what a newly built value has. A choice stands by its wire value.
    pub default: Option<Literal>,
    /// `min = 0`.
    pub min: Option<Number>,
    /// `max = 255`.
    pub max: Option<Number>,
    /// `min_length = 1`, in Unicode code points (bytes for bytes).
    pub min_length: Option<u64>,
    /// `max_length = 40`, in Unicode code points (bytes for bytes).
    pub max_length: Option<u64>,
    /// `min_items = 1`.
    pub min_items: Option<u64>,
    /// `max_items = 10`.
    pub max_items: Option<u64>,
    /// `pattern = "^[a-z]+$"`: Rust regex syntax, found anywhere unless anchored.
    pub pattern: Option<String>,
    /// `format = "email"`: one of `email url base64 timezone html markdown`.
    pub format: Option<String>,
    /// `by = "event_type"`: the property beside this union that holds its tag.
    pub by: Option<String>,
    /// `serde`: a type of another crate, read and written by its own serde impls.
    pub serde: bool,
}

const FORMATS: &[&str] = &["email", "url", "base64", "timezone", "html", "markdown"];

impl Parse for PropertyAttrs {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attrs = PropertyAttrs::default();
        let known = [
            "name",
            "wire",
            "alias",
            "required",
            "nullable",
            "read_only",
            "write_only",
            "sensitive",
            "default",
            "min",
            "max",
            "min_length",
            "max_length",
            "min_items",
            "max_items",
            "pattern",
            "format",
            "by",
            "serde",
        ];
        parse_entries(input, &known, &["alias"], |key, input| {
            match key {
                "name" => attrs.name = Some(text(input)?),
                "wire" => attrs.wire = Some(text(input)?),
                "alias" => attrs.aliases.push(text(input)?),
                "required" => attrs.required = true,
                "nullable" => attrs.nullable = true,
                "read_only" => attrs.read_only = true,
                "write_only" => attrs.write_only = true,
                "sensitive" => attrs.sensitive = true,
                "default" => attrs.default = Some(value(input)?),
                "min" => attrs.min = Some(value(input)?),
                "max" => attrs.max = Some(value(input)?),
                "min_length" => attrs.min_length = Some(count(input)?),
                "max_length" => attrs.max_length = Some(count(input)?),
                "min_items" => attrs.min_items = Some(count(input)?),
                "max_items" => attrs.max_items = Some(count(input)?),
                "pattern" => attrs.pattern = Some(text(input)?),
                "format" => {
                    let format = |name: &str| FORMATS.contains(&name).then(|| name.to_owned());
                    attrs.format = Some(word(input, format, FORMATS)?);
                }
                "by" => attrs.by = Some(text(input)?),
                _ => attrs.serde = true,
            }
            Ok(())
        })?;
        Ok(attrs)
    }
}

impl ToTokens for PropertyAttrs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut print = Printer::default();
        print.value("name", self.name.as_ref());
        print.value("wire", self.wire.as_ref());
        for alias in &self.aliases {
            print.value("alias", Some(alias));
        }
        print.flag("required", self.required);
        print.flag("nullable", self.nullable);
        print.flag("read_only", self.read_only);
        print.flag("write_only", self.write_only);
        print.flag("sensitive", self.sensitive);
        print.value("default", self.default.as_ref());
        print.value("min", self.min.as_ref());
        print.value("max", self.max.as_ref());
        for (key, limit) in [
            ("min_length", self.min_length),
            ("max_length", self.max_length),
            ("min_items", self.min_items),
            ("max_items", self.max_items),
        ] {
            print.value(key, limit.map(proc_macro2::Literal::u64_unsuffixed));
        }
        print.value("pattern", self.pattern.as_ref());
        print.value("format", self.format.as_ref());
        print.value("by", self.by.as_ref());
        print.flag("serde", self.serde);
        print.finish(tokens);
    }
}
