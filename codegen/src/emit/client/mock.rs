//! The stand-in of a service: what it answers, and what it asks of requests.

use proc_macro2::{Literal as Token, TokenStream};
use quote::{ToTokens, quote};

use super::call::Call;
use super::inner;
use crate::emit::json::Json;
use crate::emit::rust::ident;
use crate::emit::rust::types::FullType;
use crate::emit::{Scope, sample};
use crate::model::{Model, Type};
use crate::names;
use crate::policy::{self, Gives};

/// `src/v2/mock.rs`.
pub(super) struct Module<'a>(pub(super) &'a Scope<'a>);

impl ToTokens for Module<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let scope = self.0;
        tokens.extend(inner(
            "A stand-in of the service, in the same process, for tests and for whoever has no account: see [`start`].",
        ));
        let endpoints = scope
            .api
            .resources
            .iter()
            .flat_map(|resource| Call::all(scope, resource));
        let endpoints = endpoints.map(|call| endpoint(&call));
        let models = || scope.api.models.iter().filter(|model| !model.is_abstract);
        let samples = models().map(|model| {
            let (constant, ty) = (ident(&names::constant(&model.name)), ty(scope, model));
            quote!(::codegen_client::mock::Sample::of::<#ty>(json::#constant))
        });
        let json = models().map(|model| {
            let constant = ident(&names::constant(&model.name));
            let text = compact(&sample::sample(scope.api, model));
            quote!(pub(super) const #constant: &str = #text;)
        });
        tokens.extend(quote! {
            /// Starts a server that answers every endpoint from the samples of the schema, and refuses what the schema
            /// refuses.
            ///
            /// # Errors
            /// If this machine has no port for it.
            pub fn start() -> ::std::io::Result<::codegen_client::mock::Server> {
                ::codegen_client::mock::Server::start(ENDPOINTS)
            }

            /// What the server answers, and what it asks of requests.
            pub static ENDPOINTS: &[::codegen_client::mock::MockEndpoint] = &[#(#endpoints),*];

            /// A sample of each model.
            pub static SAMPLES: &[::codegen_client::mock::Sample] = &[#(#samples),*];

            /// Samples by model.
            mod json {
                #(#json)*
            }
        });
    }
}

fn ty(scope: &Scope<'_>, model: &Model) -> TokenStream {
    let module = crate::emit::rust::value_ident(&names::module(&scope.api.name));
    let name = ident(&model.name);
    quote!(crate::#module::#name)
}

fn endpoint(call: &Call<'_>) -> TokenStream {
    let module = ident(&names::resource_module(&call.resource.name));
    let constant = call.constant();
    let (sample, check) = (returned(call), check(call));
    let query = call.endpoint.query.iter().map(|parameter| &parameter.wire);
    quote! {
        ::codegen_client::mock::MockEndpoint {
            endpoint: &super::client::#module::#constant,
            sample: #sample,
            check: #check,
            query: &[#(#query),*],
        }
    }
}

/// What comes back, as JSON; of a list with pages one of its items.
fn returned(call: &Call<'_>) -> TokenStream {
    let api = call.scope.api;
    match policy::gives(api, call.endpoint) {
        Gives::Nothing | Gives::Created => quote!(""),
        Gives::Value(Type::Bytes) => quote!("Hello"),
        Gives::Page(item) if call.endpoint.paging.is_none() => {
            compact(&Json::list([sample::sample_of(api, item)])).to_token_stream()
        }
        Gives::Value(Type::Model(id)) | Gives::Page(Type::Model(id)) => {
            let constant = ident(&names::constant(&api.model(*id).name));
            quote!(json::#constant)
        }
        Gives::Value(ty) | Gives::Page(ty) => compact(&sample::sample_of(api, ty)).to_token_stream(),
    }
}

/// What is asked of a body.
fn check(call: &Call<'_>) -> TokenStream {
    let endpoint = call.endpoint;
    let beside = endpoint.body_params.iter().map(|parameter| &parameter.wire);
    let beside = quote!(&[#(#beside),*]);
    let scope = call.scope;
    let partial = endpoint.partial;
    if let Some(patch) = &endpoint.patch {
        let is_list = patch.is_list;
        let operations = patch.operations.iter().map(|operation| {
            let (op, path, has_value) = (&operation.op, &operation.path, operation.value.is_some());
            quote!((#op, #path, #has_value))
        });
        return quote!(|body| ::codegen_client::mock::check_patch(body, #is_list, &[#(#operations),*]));
    }
    match &endpoint.body {
        Some(ty) => {
            let ty = FullType { scope, ty };
            quote!(|body| ::codegen_client::mock::check_body::<#ty>(body, #partial, #beside))
        }
        None if endpoint.body_params.is_empty() => quote!(::codegen_client::mock::check_nothing),
        None => {
            let ty = quote!(::codegen_runtime::serde_json::Value);
            quote!(|body| ::codegen_client::mock::check_body::<#ty>(body, #partial, #beside))
        }
    }
}

/// JSON on one line, as a string without escapes, which has more `#` than its text needs to end it.
fn compact(json: &Json) -> Token {
    let text = json.compact();
    let after_quotes = text.split('"').skip(1);
    let longest = after_quotes
        .map(|rest| rest.bytes().take_while(|byte| *byte == b'#').count() + 1)
        .max();
    let hashes = "#".repeat(longest.unwrap_or(1));
    let raw = format!("r{hashes}\"{text}\"{hashes}");
    // Compact JSON has no line ends and no bare carriage return, so that it can stand in a raw string.
    raw.parse().unwrap_or_else(|_| Token::string(&text))
}
