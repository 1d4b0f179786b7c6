//! `#[derive(Union)]`.

use codegen_attrs::{Matching, UnionAttrs};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Error, Index};

use crate::common::{Mistakes, deprecated, option, refuse_name, runtime};
use crate::item::{Attributes, Item};
use crate::variants::{self, Variants};

pub(crate) fn expand(input: &Item) -> syn::Result<TokenStream> {
    let mut mistakes = Mistakes::default();
    let attrs: UnionAttrs = mistakes.take(input.attributes.read()).unwrap_or_default();
    let name = attrs.name.clone().unwrap_or_else(|| input.ident.unraw().to_string());
    refuse_name(&name, input.ident.span(), &mut mistakes);
    let runtime = runtime(attrs.runtime.as_ref(), &mut mistakes);
    let variants = variants::read(input, "a union", true, &mut mistakes)?;
    if variants.unrecognized.is_none() {
        let message = "a union keeps what it does not know: add `Unrecognized(serde_json::Value)`";
        mistakes.push(Error::new(input.ident.span(), message));
    }
    mistakes.finish()?;
    let ident = &input.ident;
    let unrecognized = variants.unrecognized;
    let definition = definition(&name, &input.attributes, &attrs, &variants);
    let property = property(ident, &variants, unrecognized);
    Ok(quote! {
        #[allow(deprecated)]
        const _: () = {
            use #runtime::__private as __rt;
            #definition
            impl #ident {
                /// What the schema says about this union.
                pub const DEF: &'static __rt::UnionDef = &DEF;
            }
            impl __rt::Union for #ident {
                const DEF: &'static __rt::UnionDef = &DEF;
            }
            #property
            impl __rt::Serialize for #ident {
                fn serialize<S: __rt::Serializer>(&self, serializer: S) -> __rt::Result<S::Ok, S::Error> {
                    __rt::encode_property(__rt::view(self), serializer)
                }
            }
            impl<'de> __rt::Deserialize<'de> for #ident {
                fn deserialize<D: __rt::Deserializer<'de>>(deserializer: D) -> __rt::Result<Self, D::Error> {
                    __rt::decode_union(deserializer)
                }
            }
        };
    })
}

fn definition(name: &str, attributes: &Attributes, attrs: &UnionAttrs, variants: &Variants<'_>) -> TokenStream {
    let (doc, deprecated) = (attributes.text(), deprecated(attributes));
    let tag = option(attrs.tag.as_ref());
    let matching = match attrs.matching {
        Some(Matching::Prefix) => quote!(__rt::Matching::Prefix),
        Some(Matching::Exact) | None => quote!(__rt::Matching::Exact),
    };
    let definitions = variants.listed.iter().map(|variant| {
        let (value, doc, ty) = (&variant.value, &variant.doc, variant.holds);
        let name = variant.ident.unraw().to_string();
        quote!(__rt::variant_def::<#ty>(#value, #name, #doc))
    });
    quote! {
        static DEF: __rt::UnionDef = __rt::union_def(#name, #doc, #tag, #matching, &const { [#(#definitions),*] }) #deprecated;
    }
}

fn property(ident: &Ident, variants: &Variants<'_>, unrecognized: Option<&Ident>) -> TokenStream {
    let decode = variants.listed.iter().enumerate().map(|(index, variant)| {
        let (index, variant) = (Index::from(index), variant.ident);
        quote!(__rt::Some(#index) => __rt::Ok(Self::#variant(__rt::decode(value)?)),)
    });
    let views = variants.listed.iter().enumerate().map(|(index, variant)| {
        let (index, variant) = (Index::from(index), variant.ident);
        quote!(Self::#variant(inside) => __rt::union_view(__rt::view(inside), &DEF, #index),)
    });
    let checks = variants.listed.iter().map(|variant| {
        let variant = variant.ident;
        quote!(Self::#variant(inside) => __rt::check_inside(inside, limits, at, out),)
    });
    quote! {
        impl __rt::Property for #ident {
            type Form = Self;
        }

        impl __rt::Form<Self> for #ident {
            const TYPE: __rt::TypeDef = __rt::TypeDef::Union(|| &DEF);
            const NESTED: __rt::bool = true;

            #[inline]
            fn blank() -> Self {
                Self::#unrecognized(__rt::Value::Null)
            }

            fn decode<'de, D: __rt::Deserializer<'de>>(deserializer: D) -> __rt::Result<Self, D::Error> {
                __rt::decode_union(deserializer)
            }

            #[inline]
            fn decode_tagged(
                tag: __rt::Option<&__rt::str>,
                value: __rt::Value,
            ) -> __rt::Result<Self, __rt::JsonError> {
                match __rt::matching(&DEF, tag) {
                    #(#decode)*
                    _ => __rt::Ok(Self::#unrecognized(value)),
                }
            }

            #[inline]
            fn view(value: &Self) -> __rt::PropertyRef<'_> {
                match value {
                    #(#views)*
                    Self::#unrecognized(kept) => __rt::PropertyRef::Any(kept),
                }
            }

            #[inline]
            fn check(value: &Self, limits: &'static __rt::Limits, at: &__rt::Path<'_>, out: &mut __rt::Checker) {
                match value {
                    #(#checks)*
                    Self::#unrecognized(_) => {}
                }
            }
        }
    }
}
