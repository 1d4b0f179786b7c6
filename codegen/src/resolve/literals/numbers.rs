//! Numbers as the language writes them: decimal, whatever a reader of YAML would make of others.

use crate::syntax::Scalar;

/// A whole number in decimal digits, unquoted: no sign but `-`, no leading zero, no underscore.
pub(in crate::resolve) fn decimal_integer(scalar: &Scalar<'_>) -> Option<i64> {
    let digits = scalar.text.strip_prefix('-').unwrap_or(&scalar.text);
    (scalar.is_plain() && is_decimal(digits))
        .then(|| scalar.text.parse().ok())
        .flatten()
}

/// A finite decimal number, unquoted.
pub(in crate::resolve) fn decimal_number(scalar: &Scalar<'_>) -> Option<f64> {
    let text = scalar.text.strip_prefix('-').unwrap_or(&scalar.text);
    let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)));
    let is_number = scalar.is_plain() && is_decimal(whole) && fraction.is_none_or(digits) && exponent;
    is_number
        .then(|| scalar.text.parse().ok())
        .flatten()
        .filter(|number: &f64| number.is_finite())
}

fn is_decimal(digits: &str) -> bool {
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all && (digits == "0" || !digits.starts_with('0'))
}
