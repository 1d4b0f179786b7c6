//! The stable name of a change.

/// FNV-1a, 64 bits, of rule, path, before and after, each followed by a zero byte; 16 hex digits.
///
/// Neither words, level nor place are in it, so that it survives whatever does not change the change.
pub(super) fn of(rule: &str, path: &str, before: &str, after: &str) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let parts = [rule, path, before, after];
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_never_changes() {
        // Approvals hold such names; another algorithm would make them all stale.
        assert_eq!(super::of("", "", "", ""), "4d25767f9dce13f5");
        assert_ne!(super::of("a", "b", "", ""), super::of("a", "", "b", ""));
    }
}
