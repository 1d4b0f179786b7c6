//! What a service sends on its own: a receiver, and the event that it gives.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::inner;
use crate::emit::Scope;
use crate::emit::rust::types::FullType;
use crate::model::{Type, Webhooks};

/// `src/v2/webhooks.rs`.
pub(super) struct Module<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) webhooks: &'a Webhooks,
}

impl ToTokens for Module<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(inner(
            "What the service sends on its own: a [`Receiver`] makes an [`Event`] of it.",
        ));
        self.scheme(tokens);
        self.event(tokens);
        receiver(tokens);
    }
}

impl Module<'_> {
    fn scheme(&self, tokens: &mut TokenStream) {
        let Webhooks {
            event_header,
            signature_header,
            signature,
            ..
        } = self.webhooks;
        let signature = format_ident!("{signature:?}");
        tokens.extend(quote! {
            /// How an event tells where it is from.
            pub static SCHEME: ::codegen_client::webhooks::WebhookScheme = ::codegen_client::webhooks::WebhookScheme {
                event_header: #event_header,
                signature_header: #signature_header,
                signature: ::codegen_client::webhooks::Signature::#signature,
            };
        });
    }

    fn event(&self, tokens: &mut TokenStream) {
        let scope = self.scope;
        let (name, payload) = (Type::Enum(self.webhooks.events), Type::Union(self.webhooks.payload));
        let (name, payload) = (FullType { scope, ty: &name }, FullType { scope, ty: &payload });
        tokens.extend(quote! {
            /// An event, after its signature was found to fit.
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct Event {
                /// What happened.
                pub name: #name,
                /// What it happened to.
                pub payload: #payload,
            }
        });
    }
}

fn receiver(tokens: &mut TokenStream) {
    tokens.extend(quote! {
        /// Receives events.
        #[derive(Clone, Debug)]
        pub struct Receiver {
            receiver: ::codegen_client::webhooks::Receiver,
        }
        impl Receiver {
            /// A receiver that shares this secret with the service.
            #[must_use]
            pub fn new(secret: impl ::core::convert::AsRef<[u8]>) -> Self {
                Self { receiver: ::codegen_client::webhooks::Receiver::new(&SCHEME, secret) }
            }

            /// Verifies and reads what came: the values of the headers [`SCHEME`] names, and the body as it came, byte
            /// for byte.
            ///
            /// # Errors
            /// If the signature does not fit, or the body is not what the event announces.
            pub fn receive(
                &self,
                event: &str,
                signature: &str,
                body: &[u8],
            ) -> ::core::result::Result<Event, ::codegen_client::Error> {
                let headers = [(SCHEME.event_header, event), (SCHEME.signature_header, signature)];
                let delivery = self.receiver.receive(headers, body)?;
                ::core::result::Result::Ok(Event {
                    name: delivery.event_as()?,
                    payload: delivery.payload()?,
                })
            }

            /// The signature of a body, as the service would write it: for tests.
            #[must_use]
            pub fn sign(&self, body: &[u8]) -> ::std::string::String {
                self.receiver.sign(body)
            }
        }
        impl ::core::convert::AsRef<::codegen_client::webhooks::Receiver> for Receiver {
            fn as_ref(&self) -> &::codegen_client::webhooks::Receiver {
                &self.receiver
            }
        }
    });
}
