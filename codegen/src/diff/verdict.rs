//! What a change means, in four dimensions, and the level that follows from them.

use serde::Serialize;

use super::derivation::Because;

/// What the public API of the generated crate needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Bump {
    /// Nothing.
    #[default]
    None,
    /// A patch release.
    Patch,
    /// A minor release.
    Minor,
    /// A major release.
    Major,
}

/// What a change does to one party on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Impact {
    /// It is not touched.
    #[default]
    None,
    /// It goes on as before.
    Compatible,
    /// Nothing fails, but something changes its meaning or is lost.
    Dangerous,
    /// Something fails.
    Breaking,
}

/// What a change means for everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// For who compiles against the crate.
    pub rust: Bump,
    /// For a deployed client that reads what the new API sends.
    pub reader: Impact,
    /// For a deployed client's requests at the new API.
    pub writer: Impact,
    /// For the new client against an old server or recorded data.
    pub skew: Impact,
    /// From what the last three follow, where anybody meets the change on the wire.
    pub because: Option<Because>,
}

/// How bad a change is; derived from a [`Verdict`] and from nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Level {
    /// No change.
    #[default]
    #[serde(rename = "none")]
    None,
    /// Nobody has to care.
    #[serde(rename = "patch/safe")]
    PatchSafe,
    /// Something new.
    #[serde(rename = "minor/safe")]
    MinorSafe,
    /// Nothing fails at once, but something changes its meaning.
    #[serde(rename = "minor/dangerous")]
    MinorDangerous,
    /// Something that worked fails.
    #[serde(rename = "major/breaking")]
    MajorBreaking,
}

impl Verdict {
    /// A verdict about Rust alone.
    #[must_use]
    pub fn rust(rust: Bump) -> Self {
        Verdict {
            rust,
            ..Verdict::default()
        }
    }

    /// The same verdict with at least this much for Rust.
    #[must_use]
    pub fn with_rust(mut self, rust: Bump) -> Self {
        self.rust = self.rust.max(rust);
        self
    }

    /// The worst of both, dimension by dimension.
    #[must_use]
    pub fn worst(self, other: Self) -> Self {
        let (worse, milder) = if other.level() > self.level() {
            (other, self)
        } else {
            (self, other)
        };
        Verdict {
            rust: self.rust.max(other.rust),
            reader: self.reader.max(other.reader),
            writer: self.writer.max(other.writer),
            skew: self.skew.max(other.skew),
            because: worse.because.or(milder.because),
        }
    }

    /// The level of a change with this verdict.
    #[must_use]
    pub fn level(self) -> Level {
        let breaks = self.reader == Impact::Breaking || self.writer == Impact::Breaking;
        if self.rust == Bump::Major || breaks {
            Level::MajorBreaking
        } else if [self.reader, self.writer, self.skew]
            .iter()
            .any(|i| *i >= Impact::Dangerous)
        {
            Level::MinorDangerous
        } else if self.rust == Bump::Minor {
            Level::MinorSafe
        } else {
            Level::PatchSafe
        }
    }
}

impl Level {
    /// The level as reports write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::PatchSafe => "patch/safe",
            Level::MinorSafe => "minor/safe",
            Level::MinorDangerous => "minor/dangerous",
            Level::MajorBreaking => "major/breaking",
        }
    }

    /// The release that a change of this level needs.
    #[must_use]
    pub fn bump(self) -> Bump {
        match self {
            Level::None => Bump::None,
            Level::PatchSafe => Bump::Patch,
            Level::MinorSafe | Level::MinorDangerous => Bump::Minor,
            Level::MajorBreaking => Bump::Major,
        }
    }
}

impl Bump {
    /// The bump as reports write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Bump::None => "none",
            Bump::Patch => "patch",
            Bump::Minor => "minor",
            Bump::Major => "major",
        }
    }
}

impl Impact {
    /// The impact as reports write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Impact::None => "none",
            Impact::Compatible => "compatible",
            Impact::Dangerous => "dangerous",
            Impact::Breaking => "breaking",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_is_a_function_of_the_four() {
        let bumps = [Bump::None, Bump::Patch, Bump::Minor, Bump::Major];
        let impacts = [Impact::None, Impact::Compatible, Impact::Dangerous, Impact::Breaking];
        let mut seen = 0;
        for rust in bumps {
            for (reader, writer) in impacts.iter().flat_map(|r| impacts.map(|w| (*r, w))) {
                for skew in impacts {
                    let level = Verdict {
                        rust,
                        reader,
                        writer,
                        skew,
                        because: None,
                    }
                    .level();
                    let major = rust == Bump::Major || reader == Impact::Breaking || writer == Impact::Breaking;
                    assert_eq!(level == Level::MajorBreaking, major);
                    let worst = reader.max(writer).max(skew);
                    assert_eq!(level >= Level::MinorDangerous, major || worst >= Impact::Dangerous);
                    seen += 1;
                }
            }
        }
        assert_eq!(seen, 256);
        assert_eq!(Verdict::default().level(), Level::PatchSafe);
        assert_eq!(Verdict::rust(Bump::Minor).level(), Level::MinorSafe);
    }
}
