//! The module of a client: what describes the service, and the client with its builder.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::call::Call;
use super::{inner, optional, optional_path, outer, patches, whole};
use crate::emit::rust::{ident, value_ident};
use crate::emit::{Scope, text};
use crate::model::{Auth, CallLimits, ErrorFormat, Grant, Paging, Resource};
use crate::names;

/// `src/v2/client/mod.rs`.
pub(super) struct Module<'a>(pub(super) &'a Scope<'a>);

impl ToTokens for Module<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let scope = self.0;
        let title = scope.api.title.as_deref().unwrap_or(&scope.api.name);
        tokens.extend(inner(&format!(
            "The client of {}: see [`Client`].",
            text::inline(title.trim().trim_end_matches('.'))
        )));
        let mut resources: Vec<&Resource> = scope.api.resources.iter().collect();
        resources.sort_by_key(|resource| names::resource_module(&resource.name));
        let modules = resources
            .iter()
            .map(|resource| ident(&names::resource_module(&resource.name)));
        tokens.extend(quote!(#(pub mod #modules;)*));
        for resource in &resources {
            let module = ident(&names::resource_module(&resource.name));
            let mut shown: Vec<String> = patches(resource).chain([resource.name.clone()]).collect();
            shown.sort();
            let shown = shown.iter().map(|name| ident(name));
            tokens.extend(quote!(pub use #module::{#(#shown),*};));
        }
        self.client(tokens);
        self.builder(tokens);
        self.statics(tokens);
    }
}

impl Module<'_> {
    fn client(&self, tokens: &mut TokenStream) {
        let scope = self.0;
        let accessors = scope.api.resources.iter().map(|resource| {
            let doc = text::inline(&text::summary(&resource.doc));
            let doc = if doc.is_empty() {
                format!("Calls of {}.", text::code(&resource.path))
            } else {
                doc
            };
            let (doc, accessor) = (outer(&doc), value_ident(&names::accessor(&resource.name)));
            let name = ident(&resource.name);
            quote! {
                #doc
                #[must_use]
                pub fn #accessor(&self) -> #name {
                    #name { client: self.client.clone() }
                }
            }
        });
        tokens.extend(quote! {
            /// A client. Clones share everything: connections, token, limits.
            #[derive(Clone, Debug)]
            pub struct Client {
                client: ::codegen_client::Client,
            }
            impl Client {
                /// Sets up a client.
                pub fn builder() -> ClientBuilder {
                    ClientBuilder { builder: ::codegen_client::Client::builder(&SERVICE) }
                }
                #(#accessors)*
            }
            ::codegen_client::client!(Client);
        });
    }

    fn builder(&self, tokens: &mut TokenStream) {
        let ways = match &self.0.api.protocol.auth {
            None => TokenStream::new(),
            Some(Auth::Basic { username, password }) => basic(username, password.is_some()),
            Some(Auth::OAuth2 { grants, .. }) => grants.iter().map(|grant| granted(*grant)).collect(),
        };
        let ways = (!ways.is_empty()).then(|| quote!(impl ClientBuilder { #ways }));
        let token = match &self.0.api.protocol.auth {
            Some(Auth::OAuth2 { .. }) => Some(quote!(::codegen_client::token_builder!(ClientBuilder);)),
            _ => None,
        };
        tokens.extend(quote! {
            /// Sets up a [`Client`].
            #[derive(Clone, Debug)]
            #[must_use = "a builder does nothing until `build` is called"]
            pub struct ClientBuilder {
                builder: ::codegen_client::ClientBuilder,
            }
            #ways
            ::codegen_client::client_builder!(ClientBuilder, Client);
            #token
        });
    }

    fn statics(&self, tokens: &mut TokenStream) {
        let scope = self.0;
        let protocol = &scope.api.protocol;
        let package = &scope.schema.package.name;
        let name = format!("{package} {}", scope.api.name);
        let base_url = scope.api.base_url.as_deref().unwrap_or_default();
        let auth = auth(protocol.auth.as_ref());
        let limits = limits(&protocol.limits);
        let envelope = optional(protocol.responses.envelope.as_deref());
        let created = optional(protocol.responses.created.as_deref());
        let errors = errors(&protocol.errors);
        let styles = protocol.paging.iter().map(paging);
        let endpoints = scope
            .api
            .resources
            .iter()
            .flat_map(|resource| Call::all(scope, resource))
            .map(|call| {
                let (module, constant) = (ident(&names::resource_module(&call.resource.name)), call.constant());
                quote!(&#module::#constant)
            });
        tokens.extend(quote! {
            /// What holds for every call.
            pub static SERVICE: ::codegen_client::Service = ::codegen_client::Service {
                name: #name,
                base_url: #base_url,
                auth: #auth,
                limits: #limits,
                envelope: #envelope,
                created: #created,
                errors: #errors,
                user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            };
            #(#styles)*
            /// Every endpoint, by resource.
            pub static ENDPOINTS: &[&::codegen_client::Endpoint] = &[#(#endpoints),*];
        });
    }
}

/// The static of a style of list: `PAGING_CURSOR`.
pub(super) fn style(scope: &Scope<'_>, index: usize) -> Ident {
    let style = scope.api.protocol.paging.get(index);
    style_name(style.map_or("", |style| &style.name))
}

fn style_name(name: &str) -> Ident {
    format_ident!("PAGING_{}", names::constant(name))
}

fn paging(style: &Paging) -> TokenStream {
    let Paging {
        name,
        items,
        parameter,
        first,
        ..
    } = style;
    let doc = outer(&format!("Lists of the style {}.", text::code(name)));
    let (name, first) = (style_name(name), whole(*first));
    let parameter = optional(parameter.as_deref());
    let [number, total_pages, total_items, next] =
        [&style.number, &style.total_pages, &style.total_items, &style.next].map(|path| optional_path(path.as_ref()));
    quote! {
        #doc
        pub static #name: ::codegen_client::Paging = ::codegen_client::Paging {
            items: &[#(#items),*],
            parameter: #parameter,
            first: #first,
            number: #number,
            total_pages: #total_pages,
            total_items: #total_items,
            next: #next,
        };
    }
}

fn auth(auth: Option<&Auth>) -> TokenStream {
    let scheme = match auth {
        None => quote!(None),
        Some(Auth::Basic { username, password }) => {
            let password = optional(password.as_deref());
            quote!(Basic { username: #username, password: #password })
        }
        Some(Auth::OAuth2 {
            token_url,
            authorize_url,
            grants,
        }) => {
            let authorize_url = optional(authorize_url.as_deref());
            let grants = grants.iter().map(|grant| {
                let grant = format_ident!("{grant:?}");
                quote!(::codegen_client::Grant::#grant)
            });
            quote!(OAuth2 { token_url: #token_url, authorize_url: #authorize_url, grants: &[#(#grants),*] })
        }
    };
    quote!(::codegen_client::AuthScheme::#scheme)
}

fn limits(limits: &CallLimits) -> TokenStream {
    let CallLimits {
        per_minute,
        read_cost,
        write_cost,
        limit_header,
        remaining_header,
        retry_after,
    } = limits;
    let per_minute = match per_minute {
        Some(units) => {
            let units = whole(*units);
            quote!(::core::option::Option::Some(#units))
        }
        None => quote!(::core::option::Option::None),
    };
    let (read_cost, write_cost) = (whole(*read_cost), whole(*write_cost));
    let (limit_header, remaining_header) = (optional(limit_header.as_deref()), optional(remaining_header.as_deref()));
    quote! {
        ::codegen_client::Limits {
            per_minute: #per_minute,
            read_cost: #read_cost,
            write_cost: #write_cost,
            limit_header: #limit_header,
            remaining_header: #remaining_header,
            retry_after: &[#(#retry_after),*],
        }
    }
}

fn errors(errors: &ErrorFormat) -> TokenStream {
    let message = errors.message.iter().map(|keys| quote!(&[#(#keys),*]));
    let [reference, details] = [&errors.reference, &errors.details].map(|path| optional_path(path.as_ref()));
    let [detail_path, detail_message, correlation_header] =
        [&errors.detail_path, &errors.detail_message, &errors.correlation_header].map(|text| optional(text.as_deref()));
    quote! {
        ::codegen_client::ErrorFormat {
            message: &[#(#message),*],
            reference: #reference,
            details: #details,
            detail_path: #detail_path,
            detail_message: #detail_message,
            correlation_header: #correlation_header,
        }
    }
}

/// The method by which a builder is told who calls, named by what the user name is.
fn basic(username: &str, has_password: bool) -> TokenStream {
    let doc = outer(&format!(
        "Makes calls with this {} (HTTP Basic).",
        username.replace('_', " ")
    ));
    let name = ident(&names::credential(username));
    let into = quote!(impl ::core::convert::Into<::std::string::String>);
    if has_password {
        quote! {
            #doc
            pub fn #name(self, #name: #into) -> Self {
                Self { builder: self.builder.basic(#name, ::core::option::Option::None) }
            }
        }
    } else {
        quote! {
            #doc
            pub fn #name(self, #name: #into, password: #into) -> Self {
                Self { builder: self.builder.basic(#name, ::core::option::Option::Some(password.into())) }
            }
        }
    }
}

fn granted(grant: Grant) -> TokenStream {
    let (doc, name, taken): (&str, &str, &[&str]) = match grant {
        Grant::ClientCredentials => (
            "Makes calls as an application (OAuth 2.0, client credentials).",
            "client_credentials",
            &["id", "secret"],
        ),
        Grant::AuthorizationCode => (
            "Makes calls as the user whose consent gave this code, which is good for one token (OAuth 2.0, \
             authorization code). [`on_token`](Self::on_token) gives the one to come back with.",
            "authorization_code",
            &["id", "secret", "code"],
        ),
        Grant::RefreshToken => (
            "Makes calls as a user who has consented before (OAuth 2.0, refresh token).",
            "refresh_token",
            &["id", "secret", "token"],
        ),
    };
    let (doc, name) = (outer(doc), format_ident!("{name}"));
    let taken: Vec<Ident> = taken.iter().map(|name| format_ident!("{name}")).collect();
    let into = quote!(impl ::core::convert::Into<::std::string::String>);
    quote! {
        #doc
        pub fn #name(self, #(#taken: #into),*) -> Self {
            Self { builder: self.builder.#name(#(#taken),*) }
        }
    }
}
