//! The algebra of verdicts: what a change does to the set of legal values, by the role of its place and by what our
//! code does there.

use super::derivation::Because;
use super::verdict::{Bump, Impact, Verdict};
use crate::policy::OnUnexpected;

/// What a change does to the set of legal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Every value that was legal is, and more.
    Widen,
    /// Some values are no longer legal.
    Narrow,
    /// Both.
    Incomparable,
    /// It was not decided.
    Unknown,
}

/// Who meets the values of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role {
    /// Clients read them.
    pub(super) read: bool,
    /// Clients send them.
    pub(super) write: bool,
}

/// What the code on both sides does with a value that it does not expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) old: OnUnexpected,
    pub(super) new: OnUnexpected,
}

impl Role {
    pub(super) const BOTH: Role = Role {
        read: true,
        write: true,
    };
    pub(super) const WRITE: Role = Role {
        read: false,
        write: true,
    };

    pub(super) fn and(self, other: Role) -> Role {
        Role {
            read: self.read && other.read,
            write: self.write && other.write,
        }
    }

    pub(super) fn or(self, other: Role) -> Role {
        Role {
            read: self.read || other.read,
            write: self.write || other.write,
        }
    }

    pub(super) fn any(self) -> bool {
        self.read || self.write
    }

    /// A verdict of which only the dimensions that this role touches are left.
    pub(super) fn verdict(self, rust: Bump, reader: Impact, writer: Impact, skew: Impact) -> Verdict {
        let only = |touched: bool, impact| if touched { impact } else { Impact::None };
        Verdict {
            rust,
            reader: only(self.read, reader),
            writer: only(self.write, writer),
            skew: only(self.any(), skew),
            because: self.any().then_some(Because {
                role: self,
                effect: None,
                on: None,
            }),
        }
    }
}

impl Effect {
    pub(super) fn is_wider(self) -> bool {
        self != Effect::Narrow
    }

    pub(super) fn is_narrower(self) -> bool {
        self != Effect::Widen
    }
}

impl Reading {
    pub(super) fn both(on: OnUnexpected) -> Self {
        Reading { old: on, new: on }
    }
}

pub(super) fn impact(on: OnUnexpected) -> Impact {
    match on {
        OnUnexpected::Kept => Impact::Compatible,
        OnUnexpected::Silent => Impact::Dangerous,
        OnUnexpected::Error => Impact::Breaking,
    }
}

/// The verdict on the wire. A server refuses what is not legal; a client does what our code does. To use what is new
/// against an old server is no skew.
pub(super) fn derive(effect: Effect, role: Role, on: Reading) -> Verdict {
    let because = Because {
        role,
        effect: Some(effect),
        on: Some(on),
    };
    Verdict {
        because: role.any().then_some(because),
        ..derived(effect, role, on)
    }
}

fn derived(effect: Effect, role: Role, on: Reading) -> Verdict {
    if effect == Effect::Unknown {
        return role.verdict(Bump::None, Impact::Dangerous, Impact::Dangerous, Impact::Dangerous);
    }
    let reader = if effect.is_wider() {
        impact(on.old)
    } else {
        Impact::Compatible
    };
    let writer = if effect.is_narrower() {
        Impact::Breaking
    } else {
        Impact::Compatible
    };
    let meets_old = effect == Effect::Incomparable || (role.read && effect == Effect::Narrow);
    let skew = if meets_old { impact(on.new) } else { Impact::Compatible };
    role.verdict(Bump::None, reader, writer, skew)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widening_and_narrowing_mirror_each_other() {
        use OnUnexpected::{Error, Kept, Silent};
        for on in [Kept, Silent, Error] {
            let widen = derive(Effect::Widen, Role::BOTH, Reading::both(on));
            let narrow = derive(Effect::Narrow, Role::BOTH, Reading::both(on));
            assert_eq!(widen.reader, narrow.skew);
            assert_eq!(widen.skew, narrow.reader);
            assert_eq!((widen.writer, narrow.writer), (Impact::Compatible, Impact::Breaking));
        }
    }

    #[test]
    fn what_nobody_meets_is_untouched() {
        let on = Reading::both(OnUnexpected::Error);
        assert_eq!(derive(Effect::Incomparable, Role::default(), on), Verdict::default());
        assert_eq!(derive(Effect::Narrow, Role::WRITE, on).reader, Impact::None);
    }
}
