//! The vocabulary of `#[model(..)]`.
//!
//! Codegen prints it on what it generates, people write it on what they write by hand, and the derive parses it. Each
//! type here is one place where it can stand, and is both [`syn::parse::Parse`] and [`quote::ToTokens`]: both work on
//! what is between the parentheses, and `parse(print(x)) == x`.
//!
//! | place | type |
//! |---|---|
//! | `#[derive(Model)]` on a struct | [`ModelAttrs`] |
//! | a field of it | [`PropertyAttrs`] |
//! | `#[derive(Choice)]` on an enum | [`ChoiceAttrs`] |
//! | a variant of it | [`VariantAttrs`] |
//! | `#[derive(Union)]` on an enum | [`UnionAttrs`] |
//! | a variant of it | [`VariantAttrs`] |
//!
//! Docs stand above `#[model(..)]`; the derives make them known at run time. Docs below it are for rustdoc alone.

mod case;
mod entries;
mod literal;
mod model;
mod property;
mod variants;

pub use case::WireCase;
pub use entries::{attribute, from_attributes};
pub use literal::{Literal, Number};
pub use model::{ComputedAttrs, Direction, ModelAttrs};
pub use property::PropertyAttrs;
pub use variants::{ChoiceAttrs, Matching, UnionAttrs, VariantAttrs};
