//! What a text must look like. Loose on purpose: the service is the judge, we only catch what is surely wrong. An empty
//! text is of every format: services say "none" with it, and `min_length` is there for whoever wants more.

use base64::Engine;

use crate::bytes::BASE64;
use crate::def::Format;

impl Format {
    pub(crate) fn accepts(self, text: &str) -> bool {
        if text.is_empty() {
            return true;
        }
        match self {
            Format::Email => is_email(text),
            Format::Url => is_url(text),
            Format::Base64 => is_base64(text),
            Format::Timezone => is_timezone(text),
            Format::Html | Format::Markdown => true,
        }
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Something without blanks on both sides of the last `@`.
fn is_email(text: &str) -> bool {
    let sides = text.rsplit_once('@');
    sides.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty()) && !text.contains(is_blank)
}

/// A scheme, `:`, and something without blanks, which after `//` is not the path at once.
fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let host = rest
        .strip_prefix("//")
        .is_none_or(|host| !host.is_empty() && !host.starts_with(['?', '#']));
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(letter)
        && host
        && !rest.is_empty()
        && !rest.contains(is_blank)
}

/// The standard alphabet, with or without padding; decoded in pieces on the stack.
fn is_base64(text: &str) -> bool {
    let mut out = [0; 768];
    let bytes = text.as_bytes();
    let pieces = bytes.chunks(1024);
    let last = pieces.len();
    pieces.enumerate().all(|(index, piece)| {
        let padded_early = index + 1 < last && piece.contains(&b'=');
        !padded_early && BASE64.decode_slice_unchecked(piece, &mut out).is_ok()
    })
}

/// Parts of letters, digits, `_`, `+` and `-`, separated by `/`, the first of which begins with a letter.
fn is_timezone(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.split('/').all(|part| !part.is_empty() && part.chars().all(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_refuse_only_what_is_surely_wrong() {
        let long = "QUJD".repeat(1000);
        for (format, good, bad) in [
            (
                Format::Email,
                &["a@b", "\"x@y\"@example.com", "ü@例え.jp"][..],
                &["a", "@b", "a@", "a b@c", "a@b\n"][..],
            ),
            (
                Format::Url,
                &[
                    "https://example.com/a?b#c",
                    "mailto:a@b",
                    "http://[::1]:80/",
                    "file:///x",
                ][..],
                &[
                    "example.com",
                    "https://",
                    "https:",
                    ":x",
                    "1http://a",
                    "http://a b",
                    "http://?q",
                ][..],
            ),
            (
                Format::Base64,
                &["", "QQ==", "QQ", "QUI=", "QUI", "QUJD", &long][..],
                &["Q", "Q===", "Q Q=", "_w==", "QUJD="][..],
            ),
            (
                Format::Timezone,
                &["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+1"][..],
                &["/", "Europe/", "Europe / Berlin", "+1"][..],
            ),
            (Format::Html, &["", "<p"][..], &[][..]),
            (Format::Markdown, &["", "**"][..], &[][..]),
        ] {
            for text in good {
                assert!(format.accepts(text), "{format:?} {text}");
            }
            assert!(format.accepts(""), "{format:?}");
            for text in bad {
                assert!(!format.accepts(text), "{format:?} {text}");
            }
        }
    }
}
