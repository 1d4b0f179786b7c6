//! `#[derive(Choice)]`.

use codegen_attrs::{ChoiceAttrs, from_attributes};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, DeriveInput};

use crate::common::{Mistakes, deprecated, doc, refuse_name, runtime};
use crate::variants::{self, Variants};

pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut mistakes = Mistakes::default();
    let attrs: ChoiceAttrs = mistakes.take(from_attributes(&input.attrs)).unwrap_or_default();
    let name = attrs.name.clone().unwrap_or_else(|| input.ident.unraw().to_string());
    refuse_name(&name, input.ident.span(), &mut mistakes);
    let runtime = runtime(attrs.runtime.as_ref(), &mut mistakes);
    let variants = variants::read(input, "one of some choices", false, &mut mistakes)?;
    mistakes.finish()?;
    let ident = &input.ident;
    let definition = definition(&name, &input.attrs, &variants);
    let inherent = inherent(ident, &variants);
    let choice = choice(ident, &variants);
    let std = conversions(ident, &variants);
    Ok(quote! {
        #[allow(deprecated)]
        const _: () = {
            use #runtime::__private as __rt;
            #definition
            #inherent
            #choice
            #std
            #[automatically_derived]
            impl __rt::Serialize for #ident {
                fn serialize<S: __rt::Serializer>(&self, serializer: S) -> __rt::Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }
            #[automatically_derived]
            impl<'de> __rt::Deserialize<'de> for #ident {
                fn deserialize<D: __rt::Deserializer<'de>>(deserializer: D) -> __rt::Result<Self, D::Error> {
                    __rt::decode_choice(deserializer)
                }
            }
        };
    })
}

fn definition(name: &str, attributes: &[Attribute], variants: &Variants<'_>) -> TokenStream {
    let (doc, old) = (doc(attributes), deprecated(attributes));
    let open = variants.unrecognized.is_some();
    let values = variants.listed.iter().map(|variant| {
        let (value, doc) = (&variant.value, &variant.doc);
        let name = variant.ident.unraw().to_string();
        let deprecated = deprecated(variant.attributes);
        quote!(__rt::value_def(#value, #name, #doc) #deprecated)
    });
    quote! {
        static DEF: __rt::ChoiceDef = __rt::choice_def(#name, #doc, #open, &const { [#(#values),*] }) #old;
    }
}

fn inherent(ident: &Ident, variants: &Variants<'_>) -> TokenStream {
    let idents = variants.listed.iter().map(|variant| variant.ident);
    let arms = variants.listed.iter().map(|variant| {
        let (ident, value) = (variant.ident, &variant.value);
        quote!(Self::#ident => #value,)
    });
    let unrecognized = variants
        .unrecognized
        .map(|ident| quote!(Self::#ident(value) => value.as_str(),));
    let former = variants.listed.iter().filter_map(|variant| {
        let (former, now) = (variant.former()?, variant.ident);
        let note = format!("renamed to `{now}`");
        let about = format!(" Now [`{now}`](Self::{now}).");
        Some(quote! {
            #[doc = #about]
            #[deprecated(note = #note)]
            #[allow(non_upper_case_globals)]
            pub const #former: Self = Self::#now;
        })
    });
    quote! {
        #[automatically_derived]
        impl #ident {
            /// What the schema says about this enum.
            pub const DEF: &'static __rt::ChoiceDef = &DEF;

            /// The choices, in declaration order.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            #(#former)*

            /// The value on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &__rt::str {
                match self {
                    #(#arms)*
                    #unrecognized
                }
            }
        }
    }
}

fn choice(ident: &Ident, variants: &Variants<'_>) -> TokenStream {
    let unrecognized = variants.unrecognized.map(|variant| {
        quote! {
            #[inline]
            fn unrecognized(value: __rt::Unrecognized) -> Self {
                Self::#variant(value)
            }
        }
    });
    let first = variants.listed.first().map(|variant| variant.ident);
    quote! {
        #[automatically_derived]
        impl __rt::Choice for #ident {
            const DEF: &'static __rt::ChoiceDef = &DEF;
            const ALL: &'static [Self] = Self::ALL;

            #[inline]
            fn as_str(&self) -> &__rt::str {
                self.as_str()
            }

            #unrecognized
        }

        #[automatically_derived]
        impl __rt::Property for #ident {
            const TYPE: __rt::TypeDef = __rt::TypeDef::Choice(&DEF);

            #[inline]
            fn blank() -> Self {
                Self::#first
            }

            fn decode<'de, D: __rt::Deserializer<'de>>(deserializer: D) -> __rt::Result<Self, D::Error> {
                __rt::decode_choice(deserializer)
            }

            fn read_option<'de, A: __rt::MapAccess<'de>>(map: &mut A) -> __rt::Result<__rt::Option<Self>, A::Error> {
                __rt::read_choice(map)
            }

            #[inline]
            fn view(&self) -> __rt::PropertyRef<'_> {
                __rt::choice_view(self.as_str(), &DEF)
            }

            #[inline]
            fn from_literal(literal: &__rt::LiteralDef) -> __rt::Option<Self> {
                __rt::literal_choice(literal)
            }
        }
    }
}

/// Text to choice and back.
fn conversions(ident: &Ident, variants: &Variants<'_>) -> TokenStream {
    let from = variants.unrecognized.map(|_| {
        quote! {
            #[automatically_derived]
            impl __rt::From<&__rt::str> for #ident {
                #[inline]
                fn from(value: &__rt::str) -> Self {
                    __rt::choice_from(value)
                }
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl __rt::fmt::Display for #ident {
            #[inline]
            fn fmt(&self, f: &mut __rt::fmt::Formatter<'_>) -> __rt::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[automatically_derived]
        impl __rt::FromStr for #ident {
            type Err = __rt::UnknownChoice;

            #[inline]
            fn from_str(value: &__rt::str) -> __rt::Result<Self, __rt::UnknownChoice> {
                __rt::parse_choice(value)
            }
        }

        #from
    }
}
