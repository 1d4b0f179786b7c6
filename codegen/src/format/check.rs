//! The promises that a result has to hold before it is written.

use super::kind::Kind;
use super::{Refusal, once, owners, parse};
use crate::syntax::{Entry, Node, Scalar, Tree, Value, ambiguity};

/// The result parses, says the same, has the same comments with the same owners, and does not change again.
///
/// That the whole schema resolves to the same is checked where the whole schema is: in [`super::folder`].
pub(super) fn promises(kind: Kind, before: &Tree<'_>, result: &str) -> Result<(), Refusal> {
    let after = parse(result).map_err(|_| Refusal::Promise("what can be read"))?;
    if !same(kind, &before.root, &after.root) {
        return Err(Refusal::Promise("the data"));
    }
    let has_comments = !(before.comments.is_empty() && after.comments.is_empty());
    if has_comments && owners::of(kind, before)? != owners::of(kind, &after)? {
        return Err(Refusal::Promise("whose a comment is"));
    }
    if once(kind, result)? != result {
        return Err(Refusal::Promise("its own result"));
    }
    Ok(())
}

/// Whether two nodes say the same, but for the order of keys that have none.
fn same(kind: Kind, a: &Node<'_>, b: &Node<'_>) -> bool {
    match (&a.value, &b.value) {
        (Value::Absent, Value::Absent) => true,
        (Value::Scalar(a), Value::Scalar(b)) => same_scalar(a, b),
        (Value::Sequence(_, a), Value::Sequence(_, b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(Kind::Free, a, b))
        }
        (Value::Mapping(_, a), Value::Mapping(_, b)) if a.len() == b.len() => {
            let (mut a, mut b): (Vec<&Entry<'_>>, Vec<&Entry<'_>>) = (a.iter().collect(), b.iter().collect());
            if kind.order().is_some() || kind.is_sorted() {
                a.sort_by(|x, y| x.key.text.cmp(&y.key.text));
                b.sort_by(|x, y| x.key.text.cmp(&y.key.text));
            }
            a.iter()
                .zip(&b)
                .all(|(a, b)| same_scalar(&a.key, &b.key) && same(kind.below(&a.key.text), &a.value, &b.value))
        }
        _ => false,
    }
}

/// Whether the texts are equal, and whether both are text to every reader or neither is.
fn same_scalar(a: &Scalar<'_>, b: &Scalar<'_>) -> bool {
    let is_doubtful = |scalar: &Scalar<'_>| scalar.is_plain() && ambiguity(&scalar.text).is_some();
    a.text == b.text && is_doubtful(a) == is_doubtful(b)
}
