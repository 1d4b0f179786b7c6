//! What a service sends on its own: is it really from there, and what is it?
//!
//! ```
//! use codegen_client::webhooks::{Receiver, Signature, WebhookScheme};
//!
//! static SCHEME: WebhookScheme = WebhookScheme {
//!     event_header: "X-Example-Event",
//!     signature_header: "X-Example-Signature",
//!     signature: Signature::HmacSha1Base64,
//! };
//!
//! let receiver = Receiver::new(&SCHEME, "my secret");
//! let body = br#"{"id":1}"#;
//! let headers = [("x-example-event", "tag.created".to_owned()), ("x-example-signature", receiver.sign(body))];
//! let delivery = receiver.receive(headers, body)?;
//! assert_eq!(delivery.event(), "tag.created");
//! # Ok::<(), codegen_client::Error>(())
//! ```

use core::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use codegen_runtime::serde_json::Value;
use codegen_runtime::{Choice, Property, Union, from_slice};
use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use sha1::Sha1;
use sha2::Sha256;

use crate::error::{Error, ErrorKind};

/// How a service tells that it was the one that sent something.
#[derive(Clone, Copy, Debug)]
pub struct WebhookScheme {
    /// The header with the event's name.
    pub event_header: &'static str,
    /// The header with the signature of the raw body.
    pub signature_header: &'static str,
    /// How it is signed.
    pub signature: Signature,
}

/// How the raw body is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// HMAC-SHA-1, in base64.
    HmacSha1Base64,
    /// HMAC-SHA-256, in base64.
    HmacSha256Base64,
    /// HMAC-SHA-256, in hexadecimal digits.
    HmacSha256Hex,
}

/// Receives what a service sends on its own.
#[derive(Clone)]
pub struct Receiver {
    scheme: &'static WebhookScheme,
    secret: Vec<u8>,
}

impl Receiver {
    /// A receiver that shares this secret with the service.
    #[must_use]
    pub fn new(scheme: &'static WebhookScheme, secret: impl AsRef<[u8]>) -> Self {
        Receiver {
            scheme,
            secret: secret.as_ref().to_vec(),
        }
    }

    /// Whether the signature fits the body, which must be the bytes that came: JSON that was read and written again is
    /// not the same. It takes equally long whatever the signature is.
    ///
    /// # Errors
    /// If it does not, or the secret is empty.
    pub fn verify(&self, signature: &str, body: &[u8]) -> Result<(), Error> {
        if self.secret.is_empty() {
            let text = "the secret of the receiver is empty, so that anybody could sign";
            return Err(Error::new(ErrorKind::Setup, text));
        }
        let signature = signature.trim();
        let told = match self.scheme.signature {
            Signature::HmacSha1Base64 | Signature::HmacSha256Base64 => STANDARD.decode(signature).ok(),
            Signature::HmacSha256Hex => unhex(signature),
        };
        let fits = told.is_some_and(|told| match self.scheme.signature {
            Signature::HmacSha1Base64 => self
                .mac::<Hmac<Sha1>>(body)
                .is_some_and(|mac| mac.verify_slice(&told).is_ok()),
            _ => self
                .mac::<Hmac<Sha256>>(body)
                .is_some_and(|mac| mac.verify_slice(&told).is_ok()),
        });
        if fits {
            Ok(())
        } else {
            Err(Error::new(
                ErrorKind::Signature,
                "the signature does not fit the body and the secret",
            ))
        }
    }

    /// The signature of a body, as the service would write it: for tests.
    #[must_use]
    pub fn sign(&self, body: &[u8]) -> String {
        let sha1 = || {
            self.mac::<Hmac<Sha1>>(body)
                .map(|mac| mac.finalize().into_bytes().to_vec())
        };
        let sha256 = || {
            self.mac::<Hmac<Sha256>>(body)
                .map(|mac| mac.finalize().into_bytes().to_vec())
        };
        match self.scheme.signature {
            Signature::HmacSha1Base64 => STANDARD.encode(sha1().unwrap_or_default()),
            Signature::HmacSha256Base64 => STANDARD.encode(sha256().unwrap_or_default()),
            Signature::HmacSha256Hex => {
                let bytes = sha256().unwrap_or_default();
                bytes.iter().map(|byte| format!("{byte:02x}")).collect()
            }
        }
    }

    /// Verifies a request by its headers and its raw body, and says which event it tells.
    ///
    /// The headers are pairs of name and value, of whatever HTTP library there is; names go in any case, and as CGI has
    /// them (`HTTP_X_EXAMPLE_EVENT`).
    ///
    /// # Errors
    /// If a header is not there, or the signature does not fit.
    pub fn receive<'b, N, V>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &'b [u8],
    ) -> Result<Delivery<'b>, Error>
    where
        N: AsRef<str>,
        V: AsRef<[u8]>,
    {
        let (mut event, mut signature) = (None, None);
        for (name, value) in headers {
            let place = if is_header(name.as_ref(), self.scheme.event_header) {
                &mut event
            } else if is_header(name.as_ref(), self.scheme.signature_header) {
                &mut signature
            } else {
                continue;
            };
            *place = core::str::from_utf8(value.as_ref())
                .ok()
                .map(|text| text.trim().to_owned());
        }
        let missing = |name: &str| Error::new(ErrorKind::Signature, format!("there is no header {name}"));
        self.verify(&signature.ok_or_else(|| missing(self.scheme.signature_header))?, body)?;
        Ok(Delivery {
            event: event.ok_or_else(|| missing(self.scheme.event_header))?,
            body,
        })
    }

    fn mac<M: Mac + KeyInit>(&self, body: &[u8]) -> Option<M> {
        let mut mac = <M as KeyInit>::new_from_slice(&self.secret).ok()?;
        mac.update(body);
        Some(mac)
    }
}

impl fmt::Debug for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver")
            .field("scheme", &self.scheme)
            .finish_non_exhaustive()
    }
}

/// What was sent, after its signature was found to fit.
#[derive(Clone, PartialEq, Eq)]
pub struct Delivery<'b> {
    event: String,
    body: &'b [u8],
}

impl Delivery<'_> {
    /// The event's name.
    #[must_use]
    pub fn event(&self) -> &str {
        &self.event
    }

    /// The event's name as one of the choices that a schema knows.
    ///
    /// # Errors
    /// If it is none of them, and they are all there are.
    pub fn event_as<C: Choice>(&self) -> Result<C, Error> {
        let name = Value::from(self.event.as_str());
        C::decode(name).map_err(|error| Error::new(ErrorKind::Decode, format!("the event: {error}")))
    }

    /// The raw body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.body
    }

    /// The body as what the event's name says it is.
    ///
    /// # Errors
    /// What is no JSON, and what is JSON but not what the event announces.
    pub fn payload<U: Union>(&self) -> Result<U, Error> {
        let value: Value = from_slice(self.body).map_err(|error| Error::decode(error, &self.what()))?;
        U::decode_tagged(Some(&self.event), value).map_err(|error| {
            let text = format!("{}: {error}", self.what());
            Error::new(ErrorKind::Decode, text)
        })
    }

    /// The body as this type, whatever the event.
    ///
    /// # Errors
    /// What is no JSON, and what is JSON but no `T`.
    pub fn json<T: Property>(&self) -> Result<T, Error> {
        let mut json = codegen_runtime::serde_json::Deserializer::from_slice(self.body);
        T::decode(&mut json).map_err(|error| Error::new(ErrorKind::Decode, format!("{}: {error}", self.what())))
    }

    fn what(&self) -> String {
        format!("the body of {}", self.event)
    }
}

impl fmt::Debug for Delivery<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} bytes", self.event, self.body.len())
    }
}

/// Whether a header's name is this one: in any case, and with CGI's prefix and underscores.
fn is_header(name: &str, wanted: &str) -> bool {
    let bare = name.strip_prefix("HTTP_").unwrap_or(name);
    let same = |(a, b): (u8, u8)| a.eq_ignore_ascii_case(&b) || (a == b'_' && b == b'-');
    bare.len() == wanted.len() && bare.bytes().zip(wanted.bytes()).all(same)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect()
}
