//! Random pairs of schemas.
use super::Files;
pub(super) fn pairs() -> Vec<(Files, Files)> {
    Vec::new()
}
