//! The resolved schema: every name linked, every inherited property in place, every fact checked.
//!
//! Emitters, the export and the diff read it; none of them changes it. It knows no `syn` and no `quote`.
//! Everything in it has passed the language's own checks, so a reader may rely on what the fields say.

mod limits;
mod protocol;
mod resources;

pub use limits::{FewLimits, Limits};
pub use protocol::{
    Auth, CallLimits, ErrorFormat, Grant, Paging, Protocol, Responses, SearchDomain, Signature, Webhooks,
};
pub use resources::{ApiError, Endpoint, Operation, Parameter, Patch, Resource, Returns};

use crate::source::Span;

/// All APIs of a schema folder, sorted by name.
#[derive(Clone, Debug)]
pub struct Schema {
    /// The generated crate, from `crate.yaml` (or its defaults).
    pub package: Package,
    /// The APIs, sorted by name.
    pub apis: Vec<Api>,
    /// Findings of the diff that somebody has approved, in the order of `approvals.yaml`.
    pub approvals: Vec<Approval>,
}

/// A finding of the diff that somebody has approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Of the finding: 16 hex digits.
    pub fingerprint: String,
    /// The rule of the finding.
    pub rule: String,
    /// The path of the finding: `v1.Model.property`.
    pub path: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds: `2026-12-31`.
    pub until: Option<String>,
    /// The fingerprint where it is written.
    pub span: Span,
}

/// The generated crate, as `crate.yaml` describes it.
#[derive(Clone, Debug)]
pub struct Package {
    /// Name of the package; default: the name of the schema folder.
    pub name: String,
    /// Whether `crate.yaml` says the name.
    pub is_named: bool,
    /// Declared version; default `0.1.0`.
    pub version: String,
    /// One line for the registry.
    pub description: Option<String>,
    /// SPDX expression.
    pub licence: Option<String>,
    /// Where rustdoc pages find the reference (`docs/` of the output); default: relative to the default target folder.
    pub docs_url: Option<String>,
    /// Where the generated crate finds `codegen-runtime`.
    pub runtime: Runtime,
    /// Where the generated crate finds `codegen-client`.
    pub client: Runtime,
}

/// Where the generated crate finds a crate that comes with the tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// Nothing was said: a path from the output folder to the one that came with the tool.
    Default,
    /// A path, relative to the output folder.
    Path(String),
    /// A git repository.
    Git(String),
    /// A version in the registry.
    Version(String),
}

/// One API: one folder of the schema.
#[derive(Clone, Debug)]
pub struct Api {
    /// The folder's name, which is a Rust module and a cargo feature: `v1`.
    pub name: String,
    /// From `api.yaml`.
    pub title: Option<String>,
    /// From `api.yaml`.
    pub base_url: Option<String>,
    /// From `api.yaml`: where the service documents itself.
    pub docs_url: Option<String>,
    /// How names are written on the wire unless a property says otherwise.
    pub wire_case: codegen_attrs::WireCase,
    /// Sorted by name.
    pub models: Vec<Model>,
    /// Sorted by name; inline enums among them.
    pub enums: Vec<Enum>,
    /// Sorted by name.
    pub unions: Vec<Union>,
    /// Sorted by name.
    pub resources: Vec<Resource>,
    /// What holds for every call.
    pub protocol: Protocol,
    /// Path of `api.yaml` below the schema folder: `v1/api.yaml`.
    pub file: String,
}

/// Index into [`Api::models`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(pub usize);
/// Index into [`Api::enums`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnumId(pub usize);
/// Index into [`Api::unions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnionId(pub usize);

/// A model: an object on the wire, a struct in Rust.
#[derive(Clone, Debug)]
pub struct Model {
    /// `Person`.
    pub name: String,
    /// The text below `doc:`, without trailing white space; empty if there is none.
    pub doc: String,
    /// The model that this one extends.
    pub extends: Option<ModelId>,
    /// Only a base: no struct of its own.
    pub is_abstract: bool,
    /// Which way it travels.
    pub direction: Direction,
    /// The effective set: inherited properties first, in the order of the base, an override in the place of what it
    /// overrides; then the model's own, in the order of the file.
    pub properties: Vec<Property>,
    /// The effective computed properties: inherited ones first.
    pub computed: Vec<Computed>,
    /// Named examples, checked against the model, by property name.
    pub examples: Vec<(String, Literal)>,
    /// Deprecation, if any.
    pub deprecated: Option<Box<Deprecated>>,
    /// The name that this model had.
    pub renamed_from: Option<String>,
    /// Names of properties that are gone and stay free.
    pub removed: Vec<String>,
    /// Path below the schema folder: `v1/models/Person.yaml`.
    pub file: String,
    /// The name where it is declared.
    pub span: Span,
}

/// Which way a model travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Sent and received.
    Both,
    /// Only sent.
    Request,
    /// Only received.
    Response,
}

/// One property of a model, with everything that was declared about it.
#[derive(Clone, Debug)]
pub struct Property {
    /// In the schema: `first_name`.
    pub name: String,
    /// On the wire: `firstName`.
    pub wire: String,
    /// Other names accepted when reading.
    pub aliases: Vec<String>,
    /// Never empty for what the checks demand a doc; see `Model::doc`.
    pub doc: String,
    /// Its type.
    pub ty: Type,
    /// The model whose file declares it (for an override: the overriding one).
    pub declared_in: ModelId,
    /// It redefines an inherited property.
    pub is_override: bool,
    /// Must be there for the model to be valid.
    pub required: bool,
    /// An explicit null has a meaning of its own.
    pub nullable: bool,
    /// Set by the service, never sent.
    pub read_only: bool,
    /// Sent, never returned.
    pub write_only: bool,
    /// Redacted in `Debug`, logs and errors.
    pub sensitive: bool,
    /// What a newly built value has. Of the property's type; an enum's is the choice's wire value as a string.
    pub default: Option<Literal>,
    /// What is checked on what is sent. Limits of values apply to the items of a list or map (innermost),
    /// `min_items` and `max_items` to the outermost list or map.
    pub limits: FewLimits,
    /// Deprecation, if any.
    pub deprecated: Option<Box<Deprecated>>,
    /// The name that this property had.
    pub renamed_from: Option<String>,
    /// `example` or `examples`, in order.
    pub examples: Vec<Literal>,
    /// The key where it is declared.
    pub span: Span,
}

/// The type of a property, of a computed property, or of an item.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Text.
    String,
    /// 64 bits, signed.
    Integer,
    /// Double precision.
    Number,
    /// True or false.
    Boolean,
    /// A moment.
    Datetime,
    /// A day.
    Date,
    /// A colour: name or hex, as it came.
    Color,
    /// Base64 on the wire.
    Bytes,
    /// Any JSON.
    Any,
    /// A model by name.
    Model(ModelId),
    /// An enum by name; an inline enum has one too.
    Enum(EnumId),
    /// A union by name.
    Union(UnionId),
    /// An array.
    List(Box<Type>),
    /// An object with free keys.
    Map(Box<Type>),
}

/// A named form of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An email address.
    Email,
    /// A URL.
    Url,
    /// Standard base64.
    Base64,
    /// An IANA time zone name.
    Timezone,
    /// HTML text.
    Html,
    /// Markdown text.
    Markdown,
}

/// A property that is derived from another.
#[derive(Clone, Debug)]
pub struct Computed {
    /// In the schema and in Rust: `customer_person_type`.
    pub name: String,
    /// Its key on the wire, if it is there.
    pub wire: Option<String>,
    /// Its doc.
    pub doc: String,
    /// `boolean` for `Equals`, `bytes` for `Codec`.
    pub ty: Type,
    /// How it is derived.
    pub form: Form,
    /// The model whose file declares it.
    pub declared_in: ModelId,
    /// Whether it can be set.
    pub settable: bool,
    /// Deprecation, if any.
    pub deprecated: Option<Box<Deprecated>>,
    /// The key where it is declared.
    pub span: Span,
}

/// How a computed property is derived. A closed set; no expressions.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// Whether property `from` has the value `equals`; setting false writes `otherwise`.
    Equals {
        /// Name of the source property.
        from: String,
        /// The value that makes it true.
        equals: String,
        /// The value that setting to false writes.
        otherwise: Option<String>,
    },
    /// Property `from`, a string, decoded by `codec`.
    Codec {
        /// Name of the source property.
        from: String,
        /// How it is encoded.
        codec: Codec,
    },
}

/// An encoding of bytes in a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// Standard alphabet, with padding.
    Base64,
}

/// Deprecation of anything with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// The version since which.
    pub since: Option<String>,
    /// What to use instead; it exists.
    pub use_instead: Option<String>,
    /// A word of explanation.
    pub note: Option<String>,
}

/// A closed list of strings, or an open one.
#[derive(Clone, Debug)]
pub struct Enum {
    /// `ThreadStatus`.
    pub name: String,
    /// For an inline enum the doc of its property.
    pub doc: String,
    /// Whether unknown values are kept. The rule.
    pub open: bool,
    /// In the order of the file.
    pub choices: Vec<Choice>,
    /// Where it is declared inline: the model and the property. `None`: a file of its own, or an endpoint's parameter.
    pub inline_in: Option<(ModelId, String)>,
    /// Deprecation, if any.
    pub deprecated: Option<Box<Deprecated>>,
    /// The name that this enum had.
    pub renamed_from: Option<String>,
    /// Choices that are gone and stay free.
    pub removed: Vec<String>,
    /// Path below the schema folder of the file that declares it.
    pub file: String,
    /// The name (or the property's key) where it is declared.
    pub span: Span,
}

/// One choice of an enum.
#[derive(Clone, Debug)]
pub struct Choice {
    /// On the wire: `convo.agent.reply.created`.
    pub value: String,
    /// In Rust: `ConvoAgentReplyCreated`.
    pub variant: String,
    /// What it means, where a source says so.
    pub doc: Option<String>,
    /// Deprecation, if any.
    pub deprecated: Option<Box<Deprecated>>,
    /// The Rust name (in snake_case) that it had.
    pub renamed_from: Option<String>,
    /// The key where it is declared.
    pub span: Span,
}

/// One of several models, chosen by a tag.
#[derive(Clone, Debug)]
pub struct Union {
    /// `WebHookRecord`.
    pub name: String,
    /// Its doc.
    pub doc: String,
    /// Name of the property that holds the tag.
    pub by: String,
    /// Whose property that is.
    pub on: TagHolder,
    /// How the tag is compared with the variants.
    pub matching: Matching,
    /// In the order of the file.
    pub variants: Vec<Variant>,
    /// Deprecation, if any.
    pub deprecated: Option<Box<Deprecated>>,
    /// The name that this union had.
    pub renamed_from: Option<String>,
    /// Path below the schema folder.
    pub file: String,
    /// The name where it is declared.
    pub span: Span,
}

/// Whose property the tag of a union is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagHolder {
    /// Every variant has the property: the tag is inside the object.
    Variant,
    /// The model that has a property of this union has the tag beside it.
    Holder,
}

/// How the tag is compared with the variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matching {
    /// The whole tag.
    Exact,
    /// The tag up to its first dot.
    Prefix,
}

/// One variant of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The tag: `convo`.
    pub value: String,
    /// In Rust: the model's name, or that of the tag in PascalCase where several variants have one model.
    pub variant: String,
    /// Its model.
    pub model: ModelId,
    /// What it means, where a source says so.
    pub doc: Option<String>,
    /// The key where it is declared.
    pub span: Span,
}

/// A value written in the schema, read by the type of its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `null`.
    Null,
    /// `true`, `false`.
    Boolean(bool),
    /// 64 bits, signed.
    Integer(i64),
    /// Finite.
    Number(f64),
    /// Text; also a choice, a datetime, a date, a colour, bytes in base64.
    String(String),
    /// An array.
    List(Vec<Literal>),
    /// An object: by property name for a model, by key for a map or `any`.
    Object(Vec<(String, Literal)>),
}

impl Schema {
    /// The API of this name.
    #[must_use]
    pub fn api(&self, name: &str) -> Option<&Api> {
        self.apis.iter().find(|api| api.name == name)
    }
}

impl Api {
    /// The model behind an id.
    #[must_use]
    pub fn model(&self, id: ModelId) -> &Model {
        &self.models[id.0]
    }

    /// The enum behind an id.
    #[must_use]
    pub fn choices(&self, id: EnumId) -> &Enum {
        &self.enums[id.0]
    }

    /// The union behind an id.
    #[must_use]
    pub fn union(&self, id: UnionId) -> &Union {
        &self.unions[id.0]
    }

    /// Every model with its id.
    pub fn models(&self) -> impl Iterator<Item = (ModelId, &Model)> {
        self.models.iter().enumerate().map(|(n, model)| (ModelId(n), model))
    }
}

impl Model {
    /// The effective property of this name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }
}

impl Type {
    /// What is left when lists and maps are taken off.
    #[must_use]
    pub fn innermost(&self) -> &Type {
        match self {
            Type::List(item) | Type::Map(item) => item.innermost(),
            other => other,
        }
    }
}

impl Format {
    /// Every format with its name.
    pub const ALL: [(Format, &'static str); 6] = [
        (Format::Email, "email"),
        (Format::Url, "url"),
        (Format::Base64, "base64"),
        (Format::Timezone, "timezone"),
        (Format::Html, "html"),
        (Format::Markdown, "markdown"),
    ];

    /// Its name in the schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(format, _)| *format == self)
            .map_or("", |(_, name)| name)
    }
}
