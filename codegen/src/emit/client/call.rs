//! One endpoint: its static, and the method that calls it.

mod docs;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::arguments::{Argument, Place};
use super::{constant, whole};
use crate::emit::rust::docs::deprecated;
use crate::emit::rust::types::FullType;
use crate::emit::rust::{ident, value_ident};
use crate::emit::{Scope, text};
use crate::model::{Endpoint, Parameter, Resource, Type};
use crate::names;
use crate::policy::{self, Gives};

/// One endpoint of a resource.
#[derive(Clone, Copy)]
pub(in crate::emit) struct Call<'a> {
    pub(in crate::emit) scope: &'a Scope<'a>,
    pub(in crate::emit) resource: &'a Resource,
    pub(in crate::emit) endpoint: &'a Endpoint,
}

impl<'a> Call<'a> {
    /// Every endpoint of a resource.
    pub(super) fn all(scope: &'a Scope<'a>, resource: &'a Resource) -> impl Iterator<Item = Call<'a>> {
        resource.endpoints.iter().map(move |endpoint| Call {
            scope,
            resource,
            endpoint,
        })
    }

    /// Whether the call has something to set, and so a type of its own.
    pub(super) fn has_request(&self) -> bool {
        policy::setters(self.endpoint).next().is_some()
    }

    /// What it gives: a value, or the items of a list.
    pub(super) fn value(&self) -> TokenStream {
        match policy::gives(self.scope.api, self.endpoint) {
            Gives::Nothing => quote!(()),
            Gives::Created => quote!(::codegen_client::Created),
            Gives::Value(ty) | Gives::Page(ty) => FullType { scope: self.scope, ty }.to_token_stream(),
        }
    }

    /// The type of the call in `codegen-client`.
    pub(super) fn plain(&self) -> TokenStream {
        let value = self.value();
        match policy::gives(self.scope.api, self.endpoint) {
            Gives::Page(_) => quote!(::codegen_client::PageCall<#value>),
            _ => quote!(::codegen_client::Call<#value>),
        }
    }

    /// What begins the call: `::codegen_client::PageCall::new`.
    fn head(&self) -> TokenStream {
        match policy::gives(self.scope.api, self.endpoint) {
            Gives::Nothing => quote!(::codegen_client::Call::empty),
            Gives::Created => quote!(::codegen_client::Call::created),
            Gives::Value(Type::Bytes) => quote!(::codegen_client::Call::bytes),
            Gives::Value(_) => quote!(::codegen_client::Call::new),
            Gives::Page(_) => quote!(::codegen_client::PageCall::new),
        }
    }

    /// What its method returns.
    pub(super) fn returned(&self) -> TokenStream {
        if self.has_request() {
            self.request().to_token_stream()
        } else {
            self.plain()
        }
    }

    /// The name of its own type.
    pub(super) fn request(&self) -> Ident {
        ident(&names::request(&self.resource.name, &self.endpoint.name))
    }

    /// The name of its static.
    pub(super) fn constant(&self) -> Ident {
        format_ident!("{}", names::constant(&self.endpoint.name))
    }

    /// `GET /v2/conversations/{conversation_id}`
    pub(super) fn line(&self) -> String {
        text::code(&format!("{} {}", self.endpoint.method, self.endpoint.path))
    }

    /// How it is called: `client.conversations().update(conversation_id, change)`.
    pub(in crate::emit) fn in_rust(&self) -> String {
        let accessor = value_ident(&names::accessor(&self.resource.name));
        let method = value_ident(&self.endpoint.name);
        let given: Vec<String> = self.given().map(|name| name.to_string()).collect();
        format!("client.{accessor}().{method}({})", given.join(", "))
    }

    /// The names of everything that its method is given.
    fn given(&self) -> impl Iterator<Item = Ident> {
        let arguments = self.arguments().map(|(_, parameter)| value_ident(&parameter.name));
        arguments.chain(self.body_declaration().map(|_| self.body_name()))
    }

    fn arguments(&self) -> impl Iterator<Item = (Place, &'a Parameter)> {
        let endpoint = self.endpoint;
        let path = endpoint.params.iter().map(|parameter| (Place::Path, parameter));
        let query = endpoint.query.iter().map(|parameter| (Place::Query, parameter));
        let body = endpoint.body_params.iter().map(|parameter| (Place::Body, parameter));
        path.chain(query)
            .chain(body)
            .filter(|(_, parameter)| policy::is_argument(parameter))
    }

    fn argument(&self, parameter: &'a Parameter) -> Argument<'a> {
        Argument {
            scope: self.scope,
            parameter,
        }
    }

    /// What is sent, by a name that no parameter has.
    fn body_name(&self) -> Ident {
        let name = match &self.endpoint.patch {
            Some(patch) if patch.is_list => "changes",
            Some(_) => "change",
            None => "body",
        };
        let is_taken = self.arguments().any(|(_, parameter)| parameter.name == name);
        format_ident!("{name}{}", if is_taken { "_" } else { "" })
    }

    fn body_declaration(&self) -> Option<TokenStream> {
        let name = self.body_name();
        if let Some(patch) = &self.endpoint.patch {
            let change = ident(&patch.name);
            return Some(if patch.is_list {
                quote!(#name: impl ::core::iter::IntoIterator<Item = #change>)
            } else {
                quote!(#name: #change)
            });
        }
        let scope = self.scope;
        Some(match self.endpoint.body.as_ref()? {
            Type::List(item) => {
                let item = FullType { scope, ty: item };
                quote!(#name: impl ::core::iter::IntoIterator<Item = #item>)
            }
            ty => {
                let ty = FullType { scope, ty };
                quote!(#name: &#ty)
            }
        })
    }

    /// What the call is given, as a chain of methods.
    fn chain(&self) -> TokenStream {
        let mut chain = TokenStream::new();
        for (place, parameter) in self.arguments() {
            let argument = self.argument(parameter);
            let (method, name) = (place.method(), argument.name());
            let key = place.key(parameter);
            let check = argument.check();
            chain.extend(quote!(#check .#method(#key, &#name)));
        }
        let fixed = |place: Place, parameters: &[Parameter]| {
            let method = place.method();
            let fixed = parameters.iter().filter_map(|parameter| {
                let value = constant(parameter.value.as_ref()?)?;
                let key = place.key(parameter);
                Some(quote!(.#method(#key, &#value)))
            });
            quote!(#(#fixed)*)
        };
        chain.extend(fixed(Place::Query, &self.endpoint.query));
        chain.extend(fixed(Place::Body, &self.endpoint.body_params));
        let body = self.body_name();
        chain.extend(match &self.endpoint.patch {
            Some(patch) if patch.is_list => quote!(.patches(&#body)),
            Some(_) => quote!(.patch(&#body.operation)),
            None => match &self.endpoint.body {
                Some(Type::List(_)) => quote!(.body(&#body)),
                Some(_) => quote!(.body(#body)),
                None => TokenStream::new(),
            },
        });
        chain
    }

    /// The statement that makes a list of what may be anything with items.
    fn body_conversion(&self) -> Option<TokenStream> {
        let name = self.body_name();
        if let Some(patch) = &self.endpoint.patch {
            let collect = quote! {
                let #name: ::std::vec::Vec<_> = #name.into_iter().map(|change| change.operation).collect();
            };
            return patch.is_list.then_some(collect);
        }
        let is_list = matches!(self.endpoint.body, Some(Type::List(_)));
        is_list.then(|| quote!(let #name: ::std::vec::Vec<_> = #name.into_iter().collect();))
    }

    /// The method of the handle, and the one by its former name.
    pub(super) fn method(&self) -> TokenStream {
        let docs = self.docs();
        let (above, below) = (docs.above(), docs.below());
        let deprecated = deprecated(self.endpoint.deprecated.as_deref());
        let (name, returned, constant) = (value_ident(&self.endpoint.name), self.returned(), self.constant());
        let taken: Vec<TokenStream> = self
            .arguments()
            .map(|(_, parameter)| self.argument(parameter).declaration())
            .chain(self.body_declaration())
            .collect();
        let conversions = self
            .arguments()
            .filter_map(|(_, parameter)| self.argument(parameter).conversion())
            .chain(self.body_conversion());
        let (head, chain) = (self.head(), self.chain());
        let mut call = quote!(#head(&self.client, &#constant) #chain);
        if self.has_request() {
            let request = self.request();
            call = quote!(#request { call: #call });
        }
        let former = self.former(&taken);
        quote! {
            #above
            #deprecated
            #below
            pub fn #name(&self, #(#taken),*) -> #returned {
                #(#conversions)*
                #call
            }
            #former
        }
    }

    /// What callers by the former name reach.
    fn former(&self, taken: &[TokenStream]) -> Option<TokenStream> {
        let former = value_ident(self.endpoint.renamed_from.as_ref()?);
        let (name, returned) = (value_ident(&self.endpoint.name), self.returned());
        let note = format!("renamed to `{}`", self.endpoint.name);
        let doc = format!(" The former name of [`{0}`](Self::{0}).", self.endpoint.name);
        let given = self.given();
        Some(quote! {
            #[doc = #doc]
            #[deprecated(note = #note)]
            pub fn #former(&self, #(#taken),*) -> #returned {
                self.#name(#(#given),*)
            }
        })
    }

    /// The static that describes it.
    pub(super) fn descriptor(&self) -> TokenStream {
        let Endpoint {
            name,
            path,
            items,
            authenticated,
            partial,
            ..
        } = self.endpoint;
        let resource = &self.resource.name;
        let doc = format!(" {}: [`{resource}::{name}`].", self.line());
        let constant = self.constant();
        let method = format_ident!("{}", names::variant(&self.endpoint.method.to_ascii_lowercase()));
        let success = whole(policy::success(self.endpoint));
        let paging = match self.endpoint.paging {
            Some(style) => {
                let style = super::service::style(self.scope, style);
                quote!(::core::option::Option::Some(&super::#style))
            }
            None => quote!(::core::option::Option::None),
        };
        quote! {
            #[doc = #doc]
            pub static #constant: ::codegen_client::Endpoint = ::codegen_client::Endpoint {
                service: &super::SERVICE,
                resource: #resource,
                name: #name,
                method: ::codegen_client::Method::#method,
                path: #path,
                success: #success,
                authenticated: #authenticated,
                paging: #paging,
                items: &[#(#items),*],
                partial: #partial,
            };
        }
    }
}
