//! What can be seen of a type in its tokens.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type};

/// Whether a property can be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Plain,
    Optional,
    ThreeState,
}

/// The type of a property, as far as its name tells.
pub(crate) struct Shape<'a> {
    pub(crate) presence: Presence,
    /// Below `Option` or `Nullable`.
    pub(crate) ty: &'a Type,
    pub(crate) kind: Kind<'a>,
}

pub(crate) enum Kind<'a> {
    String,
    Integer,
    Number,
    Boolean,
    Value,
    Datetime,
    Date,
    Color,
    Bytes,
    List(Box<Kind<'a>>, &'a Type),
    Map(Box<Kind<'a>>, &'a Type),
    /// A model, a choice, a union, an alias: who knows.
    Other,
}

impl<'a> Shape<'a> {
    pub(crate) fn of(ty: &'a Type) -> Self {
        match last(ty) {
            Some((name, inner)) if name == "Option" && inner.len() == 1 => Shape::new(Presence::Optional, inner[0]),
            Some((name, inner)) if name == "Nullable" && inner.len() == 1 => Shape::new(Presence::ThreeState, inner[0]),
            _ => Shape::new(Presence::Plain, ty),
        }
    }

    fn new(presence: Presence, ty: &'a Type) -> Self {
        Shape {
            presence,
            ty,
            kind: Kind::of(ty),
        }
    }
}

impl<'a> Kind<'a> {
    fn of(ty: &'a Type) -> Self {
        let Some((name, arguments)) = last(ty).filter(|_| !is_own(ty)) else {
            return Kind::Other;
        };
        match (name.to_string().as_str(), arguments.as_slice()) {
            ("String", []) => Kind::String,
            ("i64", []) => Kind::Integer,
            ("f64", []) => Kind::Number,
            ("bool", []) => Kind::Boolean,
            ("Value", []) => Kind::Value,
            ("Timestamp", []) => Kind::Datetime,
            ("Date", []) => Kind::Date,
            ("Color", []) => Kind::Color,
            ("Vec", [item]) if last(item).is_some_and(|(name, _)| name == "u8") => Kind::Bytes,
            ("Vec", [item]) => Kind::List(Box::new(Kind::of(item)), item),
            ("BTreeMap", [_, item]) => Kind::Map(Box::new(Kind::of(item)), item),
            ("Box", [inner]) => match Kind::of(inner) {
                Kind::List(..) | Kind::Map(..) => Kind::Other,
                inner => inner,
            },
            _ => Kind::Other,
        }
    }

    /// What the values of a list or a map are, however deep.
    pub(crate) fn leaf(&self) -> &Kind<'a> {
        match self {
            Kind::List(item, _) | Kind::Map(item, _) => item.leaf(),
            other => other,
        }
    }

    /// Whether the tokens do not tell what it is.
    pub(crate) fn is_other(&self) -> bool {
        matches!(self, Kind::Other)
    }

    pub(crate) fn description(&self) -> &'static str {
        match self {
            Kind::String => "a string",
            Kind::Integer => "an integer",
            Kind::Number => "a number",
            Kind::Boolean => "a boolean",
            Kind::Value => "any JSON",
            Kind::Datetime => "a datetime",
            Kind::Date => "a date",
            Kind::Color => "a colour",
            Kind::Bytes => "bytes",
            Kind::List(..) => "a list",
            Kind::Map(..) => "a map",
            Kind::Other => "this type",
        }
    }
}

/// Whether a path is one within the crate: a model may be called `Date` or `String`.
pub(crate) fn is_own(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let first = path.path.segments.first().map(|segment| &segment.ident);
    first.is_some_and(|ident| ident == "super" || ident == "self" || ident == "crate")
}

/// The last segment of a path, with its type arguments.
pub(crate) fn last(ty: &Type) -> Option<(&Ident, Vec<&Type>)> {
    let path = match ty {
        Type::Path(path) => path,
        Type::Group(group) => return last(&group.elem),
        Type::Paren(paren) => return last(&paren.elem),
        _ => return None,
    };
    let segment = path.path.segments.last()?;
    let arguments = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter(),
        _ => return Some((&segment.ident, Vec::new())),
    };
    let types = arguments.filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some((&segment.ident, types.collect()))
}

/// A type outside of its struct, where `Self` means nothing.
pub(crate) fn named(ty: &Type, ident: &Ident) -> TokenStream {
    replace(ty.to_token_stream(), ident)
}

fn replace(tokens: TokenStream, ident: &Ident) -> TokenStream {
    let mut out = TokenStream::new();
    for token in tokens {
        out.extend([match token {
            TokenTree::Ident(name) if name == "Self" => TokenTree::Ident(ident.clone()),
            TokenTree::Group(group) => {
                let mut inside = proc_macro2::Group::new(group.delimiter(), replace(group.stream(), ident));
                inside.set_span(group.span());
                TokenTree::Group(inside)
            }
            other => other,
        }]);
    }
    out
}
