//! Which version a change needs, and whether the declared one is far enough.

use std::fmt;

use super::Bump;

/// The versions on both sides of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release<'a> {
    /// What the change needs.
    pub bump: Bump,
    /// The version that the old schema declares.
    pub before: &'a str,
    /// The version that the new schema declares.
    pub declared: &'a str,
}

impl Release<'_> {
    /// The least version that the change needs. Before 1.0.0 the minor version is what breaks.
    #[must_use]
    pub fn required(&self) -> String {
        let [major, minor, patch] = match (self.bump, parts(self.before)) {
            (Bump::None, _) => return self.before.to_owned(),
            (Bump::Major, [0, minor, _]) => [0, minor + 1, 0],
            (Bump::Patch | Bump::Minor, [0, minor, patch]) => [0, minor, patch + 1],
            (Bump::Major, [major, ..]) => [major + 1, 0, 0],
            (Bump::Minor, [major, minor, _]) => [major, minor + 1, 0],
            (Bump::Patch, [major, minor, patch]) => [major, minor, patch + 1],
        };
        format!("{major}.{minor}.{patch}")
    }

    /// Whether the declared version is at least the required one.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.bump == Bump::None || parts(self.declared) >= parts(&self.required())
    }

    /// The version of the release: the declared one, unless the change needs a later one.
    #[must_use]
    pub fn version(&self) -> String {
        if self.is_enough() {
            self.declared.to_owned()
        } else {
            self.required()
        }
    }
}

/// `major required, 0.1.0 -> 0.2.0 (declared 0.1.0: too small)`.
impl fmt::Display for Release<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let judged = if self.is_enough() { "enough" } else { "too small" };
        write!(f, "{} required", self.bump.name())?;
        if self.bump != Bump::None {
            write!(f, ", {} -> {}", self.before, self.required())?;
        }
        write!(f, " (declared {}: {judged})", self.declared)
    }
}

/// Major, minor, patch; what is said about a pre-release or a build makes no difference here.
fn parts(version: &str) -> [u64; 3] {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let mut numbers = core.split('.').map(|n| n.parse().unwrap_or(0));
    std::array::from_fn(|_| numbers.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enough(bump: Bump, before: &str, declared: &str) -> bool {
        let release = Release { bump, before, declared };
        release.is_enough()
    }

    #[test]
    fn before_one_the_minor_version_breaks() {
        assert!(enough(Bump::Major, "0.1.0", "0.2.0"));
        assert!(!enough(Bump::Major, "0.1.0", "0.1.9"));
        assert!(enough(Bump::Minor, "0.1.0", "0.1.1"));
        assert!(!enough(Bump::Patch, "0.1.0", "0.1.0"));
    }

    #[test]
    fn from_one_on_versions_are_semantic() {
        assert!(!enough(Bump::Minor, "1.1.0", "1.1.1"));
        assert!(enough(Bump::Minor, "1.1.0", "1.2.0"));
        assert!(!enough(Bump::Major, "1.4.2", "1.5.0"));
        assert!(enough(Bump::Major, "1.4.2", "2.0.0-rc.1"));
        assert!(enough(Bump::None, "1.1.0", "1.1.0"));
    }

    #[test]
    fn a_version_that_is_too_small_gives_way_to_the_required_one() {
        let release = |declared| Release {
            bump: Bump::Major,
            before: "1.4.2",
            declared,
        };
        assert_eq!(release("1.5.0").version(), "2.0.0");
        assert_eq!(release("3.0.0").version(), "3.0.0");
    }
}
