//! The near name: what somebody who wrote one word probably meant.

/// The candidate nearest to a word, if one is near enough to be meant.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let wanted: Vec<char> = word.chars().take(80).flat_map(char::to_lowercase).collect();
    let letters = letters_of(word);
    let limit = (wanted.len() / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let allowed = best.map_or(limit, |(distance, _)| distance.saturating_sub(1));
        if candidate.len().abs_diff(word.len()) > 4 * (allowed + 1) {
            continue;
        }
        // Each edit adds or removes a letter at most, so most candidates need no closer look.
        let others = letters_of(candidate);
        let (lost, added) = ((letters & !others).count_ones(), (others & !letters).count_ones());
        if lost.max(added) as usize > allowed {
            continue;
        }
        let other: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
        if wanted.len().abs_diff(other.len()) > allowed {
            continue;
        }
        let distance = distance(&wanted, &other);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Which letters a word has, as bits.
fn letters_of(word: &str) -> u64 {
    word.bytes()
        .fold(0, |bits, byte| bits | 1 << (byte.to_ascii_lowercase() & 63))
}

/// Edits from one word to another: insert, delete, replace, swap neighbours (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for (j, right) in b.iter().enumerate() {
            let mut cost = (row[j] + usize::from(left != right))
                .min(row[j + 1] + 1)
                .min(next[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *right && b[j - 1] == *left {
                cost = cost.min(before[j - 1] + 1);
            }
            next.push(cost);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_nothing_else() {
        let keys = ["required", "read_only", "renamed_from", "default", "doc", "min", "max"];
        let near = |word| nearest(word, keys);
        assert_eq!(near("requried"), Some("required"));
        assert_eq!(nearest("größe", ["grösse", "Größen"]), Some("Größen"));
        assert_eq!(near("Default"), Some("default"));
        assert_eq!(near("readonly"), Some("read_only"));
        assert_eq!(near("mni"), Some("min"));
        assert_eq!(near("validation"), None);
        assert_eq!(near(""), None);
        assert_eq!(nearest("Persno", ["Person", "Personal"]), Some("Person"));
    }
}
