//! What is the same in every generated client and still has to stand there, because it stands on types of its own. Not
//! for people; it changes whenever codegen does.

/// What a request with a type of its own has of its call.
#[doc(hidden)]
#[macro_export]
macro_rules! request {
    ($request:ident, $value:ty) => {
        impl $request {
            /// How long this call may take with all of its waits and attempts.
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self {
                    call: self.call.timeout(timeout),
                }
            }

            /// Sends it. The same as waiting for the request itself.
            ///
            /// # Errors
            /// Whatever keeps the value from being there.
            pub async fn send(self) -> ::core::result::Result<$value, $crate::Error> {
                self.call.send().await
            }

            /// Sends it, and gives the response beside the value: for its status and its headers.
            ///
            /// # Errors
            /// Those of [`send`](Self::send).
            pub async fn with_response(self) -> ::core::result::Result<($value, $crate::Response), $crate::Error> {
                self.call.with_response().await
            }

            /// Sends it and waits, without async. It works inside a runtime, too, but holds up the thread.
            ///
            /// # Errors
            /// Those of [`send`](Self::send).
            #[cfg(feature = "blocking")]
            #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
            pub fn blocking(self) -> ::core::result::Result<$value, $crate::Error> {
                self.call.blocking()
            }
        }

        impl ::core::future::IntoFuture for $request {
            type Output = ::core::result::Result<$value, $crate::Error>;
            type IntoFuture = $crate::CallFuture<$value>;

            fn into_future(self) -> Self::IntoFuture {
                ::core::future::IntoFuture::into_future(self.call)
            }
        }
    };
}

/// What a request of a list with a type of its own has of its call.
#[doc(hidden)]
#[macro_export]
macro_rules! page_request {
    ($request:ident, $item:ty) => {
        impl $request {
            /// How long each page may take with all of its waits and attempts.
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self {
                    call: self.call.timeout(timeout),
                }
            }

            /// Begins with this page; one before the first is refused when the call is sent. It has no effect on a list
            /// that has no numbers.
            pub fn page(self, number: i64) -> Self {
                Self {
                    call: self.call.page(number),
                }
            }

            /// Asks for one page. The same as waiting for the request itself.
            ///
            /// # Errors
            /// Whatever keeps the page from being there.
            pub async fn send(self) -> ::core::result::Result<$crate::Page<$item>, $crate::Error> {
                self.call.send().await
            }

            /// All pages from this one on, asked for one after the other.
            pub fn pages(self) -> $crate::Pages<$item> {
                self.call.pages()
            }

            /// All items from this page on.
            pub fn stream(self) -> $crate::Items<$item> {
                self.call.stream()
            }

            /// Asks for one page and waits, without async.
            ///
            /// # Errors
            /// Those of [`send`](Self::send).
            #[cfg(feature = "blocking")]
            #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
            pub fn blocking(self) -> ::core::result::Result<$crate::Page<$item>, $crate::Error> {
                self.call.blocking()
            }

            /// All pages from this one on, without async.
            #[cfg(feature = "blocking")]
            #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
            pub fn blocking_pages(
                self,
            ) -> impl ::core::iter::Iterator<Item = ::core::result::Result<$crate::Page<$item>, $crate::Error>> {
                self.call.blocking_pages()
            }

            /// All items from this page on, without async.
            #[cfg(feature = "blocking")]
            #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
            pub fn blocking_items(
                self,
            ) -> impl ::core::iter::Iterator<Item = ::core::result::Result<$item, $crate::Error>> {
                self.call.blocking_items()
            }
        }

        impl ::core::future::IntoFuture for $request {
            type Output = ::core::result::Result<$crate::Page<$item>, $crate::Error>;
            type IntoFuture = $crate::CallFuture<$crate::Page<$item>>;

            fn into_future(self) -> Self::IntoFuture {
                ::core::future::IntoFuture::into_future(self.call)
            }
        }
    };
}

/// What a client of an API has of the client below it.
#[doc(hidden)]
#[macro_export]
macro_rules! client {
    ($client:ident) => {
        impl $client {
            /// A call of something that this crate does not know, with auth, limits and retries. The path goes on from
            /// the base URL and may have a query.
            pub fn request(&self, method: $crate::Method, path: &str) -> $crate::Call<$crate::Response> {
                self.client.request(method, path)
            }
        }

        impl ::core::convert::From<$crate::Client> for $client {
            fn from(client: $crate::Client) -> Self {
                Self { client }
            }
        }

        impl ::core::convert::AsRef<$crate::Client> for $client {
            fn as_ref(&self) -> &$crate::Client {
                &self.client
            }
        }
    };
}

/// What the builder of an API's client has of the builder below it, whatever the auth.
#[doc(hidden)]
#[macro_export]
macro_rules! client_builder {
    ($builder:ident, $client:ident) => {
        impl $builder {
            /// Calls a service at another address, such as a mock or a proxy.
            pub fn base_url(self, url: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self {
                    builder: self.builder.base_url(url),
                }
            }

            /// Takes another HTTP client, with proxies and certificates of its own; `client::http_defaults` is where to
            /// begin. It should follow no redirects: that is done here, where it is known what may be sent where.
            pub fn http_client(self, client: $crate::reqwest::Client) -> Self {
                Self {
                    builder: self.builder.http_client(client),
                }
            }

            /// Takes another clock.
            pub fn clock(self, clock: impl $crate::Clock) -> Self {
                Self {
                    builder: self.builder.clock(clock),
                }
            }

            /// How long a call may take with all of its waits and attempts; 2 minutes unless said.
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self {
                    builder: self.builder.timeout(timeout),
                }
            }

            /// How long one attempt may take; 30 seconds unless said.
            pub fn attempt_timeout(self, timeout: ::core::time::Duration) -> Self {
                Self {
                    builder: self.builder.attempt_timeout(timeout),
                }
            }

            /// How many times a call is tried again where that does no harm; 3 unless said.
            pub fn retries(self, retries: u32) -> Self {
                Self {
                    builder: self.builder.retries(retries),
                }
            }

            /// How many units a minute calls may cost at most, even if the service allows more: its limit goes for an
            /// account, which may have other callers.
            pub fn per_minute(self, units: u32) -> Self {
                Self {
                    builder: self.builder.per_minute(units),
                }
            }

            /// How many bytes a response may have; 64 MiB unless said.
            pub fn max_body(self, bytes: usize) -> Self {
                Self {
                    builder: self.builder.max_body(bytes),
                }
            }

            /// What the caller says it is.
            pub fn user_agent(self, name: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self {
                    builder: self.builder.user_agent(name),
                }
            }

            /// The client. Nothing is sent yet.
            ///
            /// # Errors
            /// An address that is none, no or the wrong credentials, no certificates on this machine.
            pub fn build(self) -> ::core::result::Result<$client, $crate::Error> {
                self.builder.build().map($client::from)
            }
        }
    };
}

/// What the builder of an API's client has of the builder below it, where tokens are granted.
#[doc(hidden)]
#[macro_export]
macro_rules! token_builder {
    ($builder:ident) => {
        impl $builder {
            /// Makes calls with this token, for as long as it lasts.
            pub fn access_token(self, token: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self {
                    builder: self.builder.access_token(token),
                }
            }

            /// Takes tokens from another address.
            pub fn token_url(self, url: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self {
                    builder: self.builder.token_url(url),
                }
            }

            /// Is told every token that is granted, to keep it for the next run.
            pub fn on_token(
                self,
                listener: impl ::core::ops::Fn(&$crate::Token) + ::core::marker::Send + ::core::marker::Sync + 'static,
            ) -> Self {
                Self {
                    builder: self.builder.on_token(listener),
                }
            }
        }
    };
}
