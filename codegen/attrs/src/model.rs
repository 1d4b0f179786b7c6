//! `#[model(..)]` on a struct with `#[derive(Model)]`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};

use crate::entries::{Printer, parse_entries, text, value, word};
use crate::{Literal, WireCase};

/// On a struct with `#[derive(Model)]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelAttrs {
    /// `name = "Person"`: the model's name, where it is not that of the struct.
    pub name: Option<String>,
    /// `wire_case = "camelCase"`: how property names are written on the wire; default: as they stand.
    pub wire_case: Option<WireCase>,
    /// `direction = "response"`: travels one way only.
    pub direction: Option<Direction>,
    /// `builder`: writes `Person::builder()` and `PersonBuilder`.
    pub builder: bool,
    /// `default`: writes `Default`, with the defaults of the properties.
    pub default: bool,
    /// `eq`: writes `Eq` and `Hash` to a `PartialEq` that stands beside.
    pub eq: bool,
    /// `debug`: writes `Debug`, which redacts what is sensitive and leaves out what is absent.
    pub debug: bool,
    /// `accessors`: writes a method for each list property that gives a slice, empty where the list is absent.
    pub accessors: bool,
    /// `crate = "path"`: where the runtime is; default `::codegen_runtime`.
    pub runtime: Option<String>,
    /// `computed(..)`, one for each computed property.
    pub computed: Vec<ComputedAttrs>,
}

/// Which way a model travels, if only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Only sent.
    Request,
    /// Only received.
    Response,
}

/// One computed property: `computed(name = "is_team", from = "type", equals = "team", else = "user", settable)` or
/// `computed(name = "raw_data", from = "data", codec = "base64", settable)`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComputedAttrs {
    /// Its name, which is that of the method.
    pub name: String,
    /// Its key on the wire, if it is there.
    pub wire: Option<String>,
    /// The property that it is derived from, by name.
    pub from: String,
    /// The value that makes it true.
    pub equals: Option<Literal>,
    /// The value that setting it to false writes.
    pub otherwise: Option<Literal>,
    /// `base64`.
    pub codec: Option<String>,
    /// Writes the setter.
    pub settable: bool,
    /// Its doc, one line after the other.
    pub doc: Option<String>,
}

const DIRECTIONS: &[&str] = &["request", "response"];

impl Direction {
    fn name(self) -> &'static str {
        match self {
            Direction::Request => "request",
            Direction::Response => "response",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        match name {
            "request" => Some(Direction::Request),
            "response" => Some(Direction::Response),
            _ => None,
        }
    }
}

impl Parse for ModelAttrs {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attrs = ModelAttrs::default();
        let known = [
            "name",
            "wire_case",
            "direction",
            "builder",
            "default",
            "eq",
            "debug",
            "accessors",
            "crate",
            "computed",
        ];
        parse_entries(input, &known, &["computed"], |key, input| {
            match key {
                "name" => attrs.name = Some(text(input)?),
                "wire_case" => {
                    let names = WireCase::ALL.map(|(_, name)| name);
                    attrs.wire_case = Some(word(input, WireCase::from_name, &names)?);
                }
                "direction" => attrs.direction = Some(word(input, Direction::from_name, DIRECTIONS)?),
                "builder" => attrs.builder = true,
                "default" => attrs.default = true,
                "eq" => attrs.eq = true,
                "debug" => attrs.debug = true,
                "accessors" => attrs.accessors = true,
                "crate" => attrs.runtime = Some(text(input)?),
                _ => {
                    let inside;
                    syn::parenthesized!(inside in input);
                    attrs.computed.push(inside.parse()?);
                }
            }
            Ok(())
        })?;
        Ok(attrs)
    }
}

impl ToTokens for ModelAttrs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut print = Printer::default();
        print.value("name", self.name.as_ref());
        print.value("wire_case", self.wire_case.map(WireCase::name));
        print.value("direction", self.direction.map(Direction::name));
        print.flag("builder", self.builder);
        print.flag("default", self.default);
        print.flag("eq", self.eq);
        print.flag("debug", self.debug);
        print.flag("accessors", self.accessors);
        print.value("crate", self.runtime.as_ref());
        for computed in &self.computed {
            print.group("computed", computed);
        }
        print.finish(tokens);
    }
}

impl Parse for ComputedAttrs {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attrs = ComputedAttrs::default();
        let place = input.span();
        let known = ["name", "wire", "from", "equals", "else", "codec", "settable", "doc"];
        parse_entries(input, &known, &[], |key, input| {
            match key {
                "name" => attrs.name = text(input)?,
                "wire" => attrs.wire = Some(text(input)?),
                "from" => attrs.from = text(input)?,
                "equals" => attrs.equals = Some(value(input)?),
                "else" => attrs.otherwise = Some(value(input)?),
                "codec" => {
                    attrs.codec = Some(word(
                        input,
                        |name| (name == "base64").then(|| name.into()),
                        &["base64"],
                    )?)
                }
                "settable" => attrs.settable = true,
                _ => attrs.doc = Some(text(input)?),
            }
            Ok(())
        })?;
        if attrs.name.is_empty() || attrs.from.is_empty() {
            return Err(syn::Error::new(place, "a computed property needs `name` and `from`"));
        }
        if attrs.equals.is_some() == attrs.codec.is_some() {
            return Err(syn::Error::new(
                place,
                "a computed property needs either `equals` or `codec`",
            ));
        }
        Ok(attrs)
    }
}

impl ToTokens for ComputedAttrs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut print = Printer::default();
        print.value("name", Some(&self.name));
        print.value("wire", self.wire.as_ref());
        print.value("from", Some(&self.from));
        print.value("equals", self.equals.as_ref());
        print.value("else", self.otherwise.as_ref());
        print.value("codec", self.codec.as_ref());
        print.flag("settable", self.settable);
        print.value("doc", self.doc.as_ref());
        print.finish(tokens);
    }
}
