//! What generated and hand-written models need at run time.
//!
//! [`derive@Model`], [`derive@Choice`] and [`derive@Union`] turn structs and enums into models; everything that they
//! write calls what is here, so that the logic exists once and a model costs little to compile.
//!
//! ```
//! # extern crate self as codegen_runtime;
//! # mod example {
//! use codegen_runtime::{Choice, Extra, Model, Unrecognized};
//!
//! /// A person.
//! #[derive(Clone, Debug, Default, PartialEq, Model)]
//! #[model(wire_case = "camelCase")]
//! pub struct Person {
//!     /// First name.
//!     #[model(required, max_length = 40)]
//!     pub first_name: Option<String>,
//!     /// Kind of person.
//!     pub r#type: Option<PersonType>,
//!     /// What this version does not know.
//!     pub extra: Extra,
//! }
//!
//! /// Kind of person.
//! #[derive(Clone, Debug, PartialEq, Choice)]
//! pub enum PersonType {
//!     /// A customer.
//!     Customer,
//!     /// Anything else.
//!     Unrecognized(Unrecognized),
//! }
//!
//! # pub fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let person: Person = serde_json::from_str(r#"{"type": "customer", "age": 3}"#)?;
//! assert_eq!(person.r#type, Some(PersonType::Customer));
//! assert_eq!(serde_json::to_string(&person)?, r#"{"type":"customer","age":3}"#);
//!
//! let violations = person.validate().unwrap_err();
//! assert_eq!(violations.to_string(), "/firstName: is required");
//! # Ok(())
//! # }
//! # }
//! # fn main() { example::run().unwrap() }
//! ```

mod any;
mod builder;
mod bytes;
mod check;
mod choice;
mod collections;
mod color;
mod computed;
mod debug;
mod decode;
mod decode_error;
mod def;
mod encode;
mod extra;
mod foreign;
mod format;
mod leaf;
mod locate;
mod model;
mod nullable;
mod path;
mod pattern;
mod place;
mod property;
mod templates;
mod time;
mod union;
mod unrecognized;
mod validate;
mod view;
mod written;

pub use check::{validate_body, validate_value};
pub use choice::{Choice, UnknownChoice};
pub use codegen_derive::{Choice, Model, Union};
pub use color::Color;
pub use computed::{CodecError, Refused};
pub use decode_error::{DecodeError, from_slice};
pub use def::{
    ChoiceDef, ComputedDef, ComputedForm, DeprecatedDef, Direction, Format, Limits, LiteralDef, Matching, ModelDef,
    Number, PatternDef, PropertyDef, TypeDef, UnionDef, ValueDef, VariantDef,
};
pub use encode::Request;
pub use extra::Extra;
pub use foreign::AnyForeign;
pub use model::{AnyModel, Model};
pub use nullable::Nullable;
pub use path::Path;
pub use property::Property;
pub use union::Union;
pub use unrecognized::Unrecognized;
pub use validate::{Parameter, Validate, Violation, Violations};
pub use view::{AnyList, AnyMap, AnyProperty, ChoiceRef, PropertyRef, UnionRef};
pub use written::{Written, whole_seconds};

pub use {jiff, serde, serde_json};

/// What the derives write calls. Not for people; it changes whenever the derives do.
#[doc(hidden)]
pub mod __private;
