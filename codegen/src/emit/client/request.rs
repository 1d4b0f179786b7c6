//! The type of a call that has something to set.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::arguments::{Argument, Place};
use super::call::Call;
use crate::emit::rust::docs::{Aliases, Docs};
use crate::emit::rust::ident;
use crate::emit::text;
use crate::model::Parameter;
use crate::names;
use crate::policy::{self, Gives};

/// The type of a call, with a method for each parameter that may be set.
pub(super) struct RequestItem<'a>(pub(super) Call<'a>);

impl ToTokens for RequestItem<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let call = self.0;
        let (request, plain, value) = (call.request(), call.plain(), call.value());
        let method = &call.endpoint.name;
        let doc = format!(
            " A call of [`{0}`]({1}::{0}): {2}.",
            method,
            call.resource.name,
            call.line()
        );
        let of = |place, parameters: &'_ [Parameter]| -> Vec<TokenStream> {
            let set = parameters.iter().filter(|parameter| policy::is_setter(parameter));
            set.map(|parameter| setter(call, place, parameter)).collect()
        };
        let query = of(Place::Query, &call.endpoint.query);
        let body = of(Place::Body, &call.endpoint.body_params);
        let forward = match policy::gives(call.scope.api, call.endpoint) {
            Gives::Page(_) => quote!(page_request),
            _ => quote!(request),
        };
        tokens.extend(quote! {
            #[doc = #doc]
            #[derive(Clone, Debug)]
            #[must_use = "a call does nothing until it is awaited or sent"]
            pub struct #request {
                call: #plain,
            }
            impl #request {
                #(#query)*
                #(#body)*
            }
            ::codegen_client::#forward!(#request, #value);
        });
        tokens.extend(former(call));
    }
}

/// The name that the type had while the call had another.
fn former(call: Call<'_>) -> Option<TokenStream> {
    let endpoint = call.endpoint.renamed_from.as_ref()?;
    let (former, request) = (ident(&names::request(&call.resource.name, endpoint)), call.request());
    let note = format!("renamed to `{request}`");
    let doc = format!(" The former name of [`{request}`].");
    (former != request).then(|| {
        quote! {
            #[doc = #doc]
            #[deprecated(note = #note)]
            pub type #former = #request;
        }
    })
}

fn setter(call: Call<'_>, place: Place, parameter: &Parameter) -> TokenStream {
    let argument = Argument {
        scope: call.scope,
        parameter,
    };
    let mut docs = Docs::of(&parameter.doc);
    docs.paragraph(&argument.facts(place).join(" · "));
    docs.or(|| format!("Sets {}.", text::code(&parameter.name)));
    let (above, below) = (docs.above(), docs.below());
    let setter = names::setter(&parameter.name);
    let aliases = Aliases::of(
        setter.trim_start_matches("r#"),
        [parameter.wire.as_str(), parameter.name.as_str()],
    );
    let setter = ident(&setter);
    let (declaration, conversion, check) = (argument.declaration(), argument.conversion(), argument.check());
    let (method, key, name) = (place.method(), place.key(parameter), argument.name());
    quote! {
        #above
        #aliases
        #below
        pub fn #setter(self, #declaration) -> Self {
            #conversion
            Self { call: self.call #check .#method(#key, &#name) }
        }
    }
}
