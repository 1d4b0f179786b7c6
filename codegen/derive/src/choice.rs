//! `#[derive(Choice)]`.

use codegen_attrs::ChoiceAttrs;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;

use crate::common::{Mistakes, deprecated, refuse_name, runtime};
use crate::item::Item;
use crate::variants::{self, Variant, Variants};

pub(crate) fn expand(input: &Item) -> syn::Result<TokenStream> {
    let mut mistakes = Mistakes::default();
    let attrs: ChoiceAttrs = mistakes.take(input.attributes.read()).unwrap_or_default();
    let name = attrs.name.clone().unwrap_or_else(|| input.ident.unraw().to_string());
    refuse_name(&name, input.ident.span(), &mut mistakes);
    let runtime = runtime(attrs.runtime.as_ref(), &mut mistakes);
    let variants = variants::read(input, "one of some choices", false, &mut mistakes)?;
    mistakes.finish()?;
    let impls = impls(&name, input, &variants);
    let asked = asked(&input.ident, &attrs);
    Ok(quote! {
        #[allow(deprecated)]
        const _: () = {
            use #runtime::__private as __rt;
            #impls
            #asked
        };
    })
}

/// What the runtime's template makes of the variants.
fn impls(name: &str, input: &Item, variants: &Variants<'_>) -> TokenStream {
    let ident = &input.ident;
    let (doc, old) = (input.attributes.text(), deprecated(&input.attributes));
    let open = variants.unrecognized;
    let is_open = open.is_some();
    let listed = variants.listed.iter().map(|variant| {
        let Variant { ident, value, doc, .. } = variant;
        let name = ident.unraw().to_string();
        let old = deprecated(variant.attributes);
        quote!({ #ident #value #name #doc { #old } })
    });
    let unlisted = open.map_or_else(|| quote!((__rt::first)), |ident| quote!((Self::#ident)));
    let from = open.map(|_| quote!(__rt::open_choice! { #ident }));
    let former = variants.listed.iter().filter_map(former);
    quote! {
        __rt::choice! { #ident #name #doc #is_open { #old } [#(#listed)*] [#open] #unlisted { #(#former)* } }
        #from
    }
}

/// What is written only if asked for.
fn asked(ident: &Ident, attrs: &ChoiceAttrs) -> TokenStream {
    let eq = attrs.eq.then(|| quote!(__rt::choice_eq! { #ident }));
    let debug = attrs.debug.then(|| quote!(__rt::choice_debug! { #ident }));
    quote!(#eq #debug)
}

/// The constant under the name that a variant had before.
fn former(variant: &Variant<'_>) -> Option<TokenStream> {
    let (former, now) = (variant.former()?, variant.ident);
    let note = format!("renamed to `{now}`");
    let about = format!(" Now [`{now}`](Self::{now}).");
    Some(quote! {
        #[doc = #about]
        #[deprecated(note = #note)]
        #[allow(non_upper_case_globals)]
        pub const #former: Self = Self::#now;
    })
}
