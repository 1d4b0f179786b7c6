//! What a schema says about a model, as constant data.

use core::fmt;

/// What is known about a model: [`Model::DEF`](crate::Model::DEF).
#[derive(Debug)]
#[non_exhaustive]
pub struct ModelDef {
    /// Its name.
    pub name: &'static str,
    /// Its doc, one line after the other.
    pub doc: &'static str,
    /// Which way it travels.
    pub direction: Direction,
    /// Its properties, in declaration order.
    pub properties: &'static [PropertyDef],
    /// What is derived from them.
    pub computed: &'static [ComputedDef],
    /// Since when, and what to use instead, where it is deprecated.
    pub deprecated: Option<DeprecatedDef>,
    /// The wire names of the properties, close together for the reader.
    pub(crate) keys: &'static [&'static str],
    /// Where the property `id` is, if there is one.
    pub(crate) id: Option<usize>,
    /// Whether a key can be an alias or a computed property.
    pub(crate) other_keys: bool,
    /// Which properties are no `Option`, by index.
    pub(crate) plain: &'static [usize],
}

/// Which way a model travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Sent and received.
    Both,
    /// Only sent.
    Request,
    /// Only received.
    Response,
}

/// What is known about a property.
#[derive(Debug)]
#[non_exhaustive]
pub struct PropertyDef {
    /// Its name, in `snake_case`.
    pub name: &'static str,
    /// Its name on the wire.
    pub wire: &'static str,
    /// Other names on the wire that are accepted when reading.
    pub aliases: &'static [&'static str],
    /// Its type.
    pub ty: TypeDef,
    /// Its doc, one line after the other.
    pub doc: &'static str,
    /// Whether it must be there for the model to be valid.
    pub required: bool,
    /// Whether an explicit null has a meaning of its own.
    pub nullable: bool,
    /// Whether only the service sets it.
    pub read_only: bool,
    /// Whether it is sent, and never returned.
    pub write_only: bool,
    /// Whether its value is kept out of `Debug`, logs and errors.
    pub sensitive: bool,
    /// What a newly built value has.
    pub default: Option<LiteralDef>,
    /// The limits of its value.
    pub limits: &'static Limits,
    /// The property that holds the tag of this union.
    pub by: Option<&'static str>,
    /// Since when, and what to use instead, where it is deprecated.
    pub deprecated: Option<DeprecatedDef>,
}

/// What is known about a computed property.
#[derive(Debug)]
#[non_exhaustive]
pub struct ComputedDef {
    /// Its name, which is that of the method.
    pub name: &'static str,
    /// Its key on the wire, if it is there.
    pub wire: Option<&'static str>,
    /// Its doc, one line after the other.
    pub doc: &'static str,
    /// The property that it is derived from, as an index into [`ModelDef::properties`].
    pub from: usize,
    /// How it is derived.
    pub form: ComputedForm,
    /// Whether it can be set.
    pub settable: bool,
}

/// How a computed property is derived.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ComputedForm {
    /// A boolean: whether the property has this value.
    Equals {
        /// The value that makes it true.
        equals: LiteralDef,
        /// The value that setting it to false writes.
        otherwise: Option<LiteralDef>,
    },
    /// Bytes: the property decoded from base64.
    Base64,
}

/// Since when something is deprecated, and what to use instead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeprecatedDef {
    /// The version.
    pub since: Option<&'static str>,
    /// What to use instead, and why.
    pub note: Option<&'static str>,
}

/// The type of a property. Models are behind functions, because they may refer to each other.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum TypeDef {
    /// Text.
    String,
    /// 64 bits, signed.
    Integer,
    /// Double precision.
    Number,
    /// True or false.
    Boolean,
    /// A point in time.
    Datetime,
    /// A day.
    Date,
    /// A colour by name or in hex.
    Color,
    /// Bytes, base64 on the wire.
    Bytes,
    /// Any JSON.
    Any,
    /// A model.
    Model(fn() -> &'static ModelDef),
    /// One of some choices.
    Choice(&'static ChoiceDef),
    /// One of some models.
    Union(fn() -> &'static UnionDef),
    /// A list.
    List(&'static TypeDef),
    /// A map from strings.
    Map(&'static TypeDef),
    /// A type of another crate, by its Rust name.
    Foreign(&'static str),
}

impl fmt::Debug for TypeDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for TypeDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeDef::String => f.write_str("string"),
            TypeDef::Integer => f.write_str("integer"),
            TypeDef::Number => f.write_str("number"),
            TypeDef::Boolean => f.write_str("boolean"),
            TypeDef::Datetime => f.write_str("datetime"),
            TypeDef::Date => f.write_str("date"),
            TypeDef::Color => f.write_str("color"),
            TypeDef::Bytes => f.write_str("bytes"),
            TypeDef::Any => f.write_str("any"),
            TypeDef::Model(def) => f.write_str(def().name),
            TypeDef::Choice(def) => f.write_str(def.name),
            TypeDef::Union(def) => f.write_str(def().name),
            TypeDef::List(of) => write!(f, "list<{of}>"),
            TypeDef::Map(of) => write!(f, "map<{of}>"),
            TypeDef::Foreign(name) => f.write_str(name),
        }
    }
}

/// What is known about an enum: [`Choice::DEF`](crate::Choice::DEF).
#[derive(Debug)]
#[non_exhaustive]
pub struct ChoiceDef {
    /// Its name.
    pub name: &'static str,
    /// Its doc, one line after the other.
    pub doc: &'static str,
    /// Whether values that are not listed are kept.
    pub open: bool,
    /// The choices, in declaration order.
    pub choices: &'static [ValueDef],
    /// Since when, and what to use instead, where it is deprecated.
    pub deprecated: Option<DeprecatedDef>,
}

/// What is known about a choice.
#[derive(Debug)]
#[non_exhaustive]
pub struct ValueDef {
    /// Its value on the wire.
    pub value: &'static str,
    /// The variant in Rust.
    pub variant: &'static str,
    /// Its doc, one line after the other; may be empty.
    pub doc: &'static str,
    /// Since when, and what to use instead, where it is deprecated.
    pub deprecated: Option<DeprecatedDef>,
}

/// What is known about a union: [`Union::DEF`](crate::Union::DEF).
#[derive(Debug)]
#[non_exhaustive]
pub struct UnionDef {
    /// Its name.
    pub name: &'static str,
    /// Its doc, one line after the other.
    pub doc: &'static str,
    /// The key inside the object that holds the tag; without it the tag is a property beside the union.
    pub tag: Option<&'static str>,
    /// How the tag is compared with the variants.
    pub matching: Matching,
    /// The variants, in declaration order.
    pub variants: &'static [VariantDef],
    /// Since when, and what to use instead, where it is deprecated.
    pub deprecated: Option<DeprecatedDef>,
}

/// How a tag is compared with the variants of a union.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Matching {
    /// The whole tag.
    Exact,
    /// The tag up to its first dot.
    Prefix,
}

/// What is known about a variant of a union.
#[derive(Debug)]
#[non_exhaustive]
pub struct VariantDef {
    /// The tag, or its prefix.
    pub value: &'static str,
    /// The variant in Rust.
    pub variant: &'static str,
    /// Its doc, one line after the other.
    pub doc: &'static str,
    /// The model that it holds.
    pub ty: TypeDef,
}

/// A number as a limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// 64 bits, signed.
    Integer(i64),
    /// Double precision.
    Float(f64),
}

/// A value that the schema gives: a default, or what a computed property compares with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LiteralDef {
    /// `true`, `false`.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Text, a choice by its wire value, a datetime, a date, a colour, bytes in base64.
    String(&'static str),
    /// Several.
    List(&'static [LiteralDef]),
}

/// The limits of a value.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// The least number.
    pub min: Option<Number>,
    /// The greatest number.
    pub max: Option<Number>,
    /// The least length, in Unicode code points (bytes for bytes).
    pub min_length: Option<u64>,
    /// The greatest length, in Unicode code points (bytes for bytes).
    pub max_length: Option<u64>,
    /// The least number of items.
    pub min_items: Option<u64>,
    /// The greatest number of items.
    pub max_items: Option<u64>,
    /// What the text must contain.
    pub pattern: Option<PatternDef>,
    /// What the text must look like.
    pub format: Option<Format>,
}

/// A regular expression in Rust's syntax, found anywhere unless anchored.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct PatternDef {
    /// The expression.
    pub text: &'static str,
    /// Whether it is found.
    pub(crate) found_in: fn(&str) -> bool,
}

impl fmt::Debug for PatternDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text, f)
    }
}

/// What a text must look like. `html` and `markdown` are for documentation: every text is both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// An email address: something without blanks on both sides of the last `@`.
    Email,
    /// A URL: a scheme, `:`, and something without blanks.
    Url,
    /// Base64 in the standard alphabet, with or without padding.
    Base64,
    /// A name as in the time zone database, such as `Europe/Berlin`.
    Timezone,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
}

impl Format {
    /// Its name in schemas.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Email => "email",
            Format::Url => "url",
            Format::Base64 => "base64",
            Format::Timezone => "timezone",
            Format::Html => "html",
            Format::Markdown => "markdown",
        }
    }
}

impl Limits {
    /// No limit at all.
    pub const NONE: Limits = Limits {
        min: None,
        max: None,
        min_length: None,
        max_length: None,
        min_items: None,
        max_items: None,
        pattern: None,
        format: None,
    };
}

mod build;
pub use build::*;
