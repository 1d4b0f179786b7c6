//! What is written only if asked for: builder, `Default`, `Debug`, accessors, computed properties.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::{Index, LitStr};

use super::input::{Input, Property};
use super::shape::{Kind, Presence, named};

/// A name as an identifier, raw where it has to be.
fn identifier(name: &str) -> Ident {
    syn::parse_str(name).unwrap_or_else(|_| Ident::new_raw(name, proc_macro2::Span::call_site()))
}

fn doc(lines: &str) -> TokenStream {
    let lines = lines.lines().map(|line| format!(" {line}"));
    quote!(#(#[doc = #lines])*)
}

/// `Default`, `Eq`, `Hash` and `Debug`.
pub(crate) fn impls(input: &Input<'_>) -> TokenStream {
    let ident = &input.ident;
    let default = input.attrs.default.then(|| {
        let start = start(input);
        quote! {
            impl __rt::Default for #ident {
                #[inline]
                fn default() -> Self {
                    #start
                }
            }
        }
    });
    let debug = input.attrs.debug.then(|| {
        quote! {
            impl __rt::fmt::Debug for #ident {
                #[inline]
                fn fmt(&self, f: &mut __rt::fmt::Formatter<'_>) -> __rt::fmt::Result {
                    __rt::debug_model(self, f)
                }
            }
        }
    });
    let eq = input.attrs.eq.then(|| {
        let fields = input
            .properties
            .iter()
            .map(|property| property.field)
            .chain(input.extra);
        quote!(__rt::model_eq! { #ident #(#fields)* })
    });
    quote!(#default #eq #debug)
}

/// A value with the schema's defaults.
fn start(input: &Input<'_>) -> TokenStream {
    let ident = &input.ident;
    let defaults: Vec<TokenStream> = input
        .properties
        .iter()
        .enumerate()
        .filter(|(_, property)| property.attrs.default.is_some())
        .map(|(index, property)| {
            let (index, field) = (Index::from(index), &property.field);
            quote!(__rt::set_default(&mut model.#field, &PROPERTIES[#index]);)
        })
        .collect();
    if defaults.is_empty() {
        return quote!(<#ident as __rt::Model>::unset());
    }
    quote! {
        let mut model = <#ident as __rt::Model>::unset();
        #(#defaults)*
        model
    }
}

/// The builder's name.
pub(crate) fn name(input: &Input<'_>) -> Ident {
    format_ident!("{}Builder", input.ident)
}

/// The builder's struct.
pub(crate) fn structure(input: &Input<'_>) -> Option<TokenStream> {
    if !input.attrs.builder {
        return None;
    }
    let Input {
        ident,
        vis,
        runtime,
        name,
        ..
    } = input;
    let builder = self::name(input);
    let about = format!(" Builds a [`{name}`]({ident}), which `build` validates.");
    Some(quote! {
        #[doc = #about]
        #[must_use = "a builder does nothing until `build` is called"]
        #vis struct #builder {
            model: #ident,
            unset: #runtime::__private::Vec<usize>,
        }
    })
}

/// The method that gives a builder.
pub(crate) fn start_method(input: &Input<'_>) -> Option<TokenStream> {
    if !input.attrs.builder {
        return None;
    }
    let Input { ident, name, .. } = input;
    let builder = self::name(input);
    let about = format!(" Starts a builder with the defaults of [`{name}`]({ident}).");
    let unset = input.properties.iter().enumerate().filter(|(_, property)| {
        property.shape.presence == Presence::Plain && property.attrs.default.is_none() && !property.attrs.read_only
    });
    let unset = unset.map(|(index, _)| Index::from(index));
    let model = if input.attrs.default {
        quote!(__rt::Default::default())
    } else {
        let start = start(input);
        quote!({ #start })
    };
    Some(quote! {
        #[doc = #about]
        #[inline]
        pub fn builder() -> #builder {
            #builder { model: #model, unset: __rt::indexes(&[#(#unset),*]) }
        }
    })
}

/// What the runtime's template needs for a setter: its doc, its attributes, `Into` where it takes what turns into the
/// type of the property and else what it takes, the function that makes a value of that, and the index of a property
/// that has to be set.
pub(crate) fn setter(input: &Input<'_>, index: &Index, property: &Property<'_>) -> TokenStream {
    let Property { shape, name, .. } = property;
    let named = |ty| named(ty, input.ident);
    let optional = shape.presence == Presence::Optional;
    let (takes, plain, some) = match (&shape.kind, shape.presence) {
        _ if property.attrs.serde => (taken(&named(shape.ty)), "same", "Some"),
        // The type of the property is `Nullable`, or what is below `Option`.
        (_, Presence::ThreeState) => (quote!([Into] []), "into", "some"),
        (Kind::List(_, item), _) => {
            let item = named(item);
            let items = quote!(impl __rt::IntoIterator<Item = impl __rt::Into<#item>>);
            (taken(&items), "list", "some_list")
        }
        (Kind::Map(_, item), _) => {
            let item = named(item);
            let entry = quote!((impl __rt::Into<__rt::String>, impl __rt::Into<#item>));
            (
                taken(&quote!(impl __rt::IntoIterator<Item = #entry>)),
                "map",
                "some_map",
            )
        }
        _ => (quote!([Into] []), "into", "some"),
    };
    let make = format_ident!("{}", if optional { some } else { plain });
    let given = (shape.presence == Presence::Plain).then_some(index);
    let doc = property.attributes.first_line().cloned();
    let doc = doc.unwrap_or_else(|| Literal::string(&format!(" Sets `{name}`.")));
    let deprecated = &property.attributes.deprecated;
    quote!(#doc [#deprecated] #takes #make [#given])
}

fn taken(argument: &TokenStream) -> TokenStream {
    quote!([] [#argument])
}

/// A slice for each list.
pub(crate) fn accessors(input: &Input<'_>) -> Option<TokenStream> {
    if !input.attrs.accessors {
        return None;
    }
    let methods = input.properties.iter().filter_map(|property| {
        let Kind::List(_, item) = &property.shape.kind else {
            return None;
        };
        if property.attrs.serde {
            return None;
        }
        let Property { field, name, .. } = property;
        let item = named(item, input.ident);
        let (about, value) = match property.shape.presence {
            Presence::Optional => (
                " Empty where it is absent.",
                quote!(self.#field.as_deref().unwrap_or_default()),
            ),
            Presence::ThreeState => (
                " Empty where it is absent or null.",
                quote!(__rt::slice(self.#field.value())),
            ),
            Presence::Plain => ("", quote!(&self.#field)),
        };
        let about = format!(" The items of [`{name}`](Self::{name}#structfield.{name}).{about}");
        let deprecated = &property.attributes.deprecated;
        Some(quote! {
            #[doc = #about]
            #deprecated
            #[must_use]
            #[inline]
            pub fn #field(&self) -> &[#item] {
                #value
            }
        })
    });
    Some(quote!(#(#methods)*))
}

/// The methods of computed properties.
pub(crate) fn computed(input: &Input<'_>) -> TokenStream {
    let methods = input.attrs.computed.iter().enumerate().filter_map(|(index, computed)| {
        let (_, source) = input.source(&computed.from)?;
        let name = &computed.name;
        let method = identifier(name);
        let about = match &computed.doc {
            Some(text) => doc(text),
            None => doc(&format!("Computed from `{}`.", computed.from)),
        };
        let index = Index::from(index);
        let getter = if computed.equals.is_some() {
            quote! {
                #about
                #[must_use]
                #[inline]
                pub fn #method(&self) -> __rt::Option<__rt::bool> {
                    __rt::computed_flag(self, #index)
                }
            }
        } else {
            let field = &source.field;
            quote! {
                #about
                ///
                /// # Errors
                /// The text is no base64.
                #[inline]
                pub fn #method(&self) -> __rt::Result<__rt::Option<__rt::Vec<__rt::u8>>, __rt::CodecError> {
                    __rt::decode_base64(&self.#field)
                }
            }
        };
        let setter = computed.settable.then(|| setter_of_computed(&index, computed, source));
        Some(quote!(#getter #setter))
    });
    quote!(#(#methods)*)
}

fn setter_of_computed(index: &Index, computed: &codegen_attrs::ComputedAttrs, source: &Property<'_>) -> TokenStream {
    let name = &computed.name;
    let setter = format_ident!("set_{name}");
    let field = &source.field;
    let about = LitStr::new(&format!(" Sets `{name}` by writing `{}`.", computed.from), field.span());
    if computed.equals.is_some() {
        return quote! {
            #[doc = #about]
            ///
            /// # Errors
            /// What it is derived from has a value that this must not overwrite, or cannot have the new one.
            #[inline]
            pub fn #setter(&mut self, value: __rt::bool) -> __rt::Result<(), __rt::Refused> {
                __rt::set_computed_flag(&mut self.#field, &DEF.computed[#index].form, #name, value)
            }
        };
    }
    let text = quote!(__rt::encode_base64(__rt::AsRef::as_ref(&bytes)));
    let value = match source.shape.presence {
        Presence::Plain => text,
        Presence::Optional => quote!(__rt::Some(#text)),
        Presence::ThreeState => quote!(__rt::Nullable::Value(#text)),
    };
    quote! {
        #[doc = #about]
        pub fn #setter(&mut self, bytes: impl __rt::AsRef<[__rt::u8]>) {
            self.#field = #value;
        }
    }
}
