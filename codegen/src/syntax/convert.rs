//! From the parser's words to ours, so that nothing else depends on its types.

use granit_parser::{Placement, ScalarStyle, StructureStyle};

use super::tree::{Layout, Place, Style};

pub(super) fn place_of(placement: Placement) -> Place {
    match placement {
        Placement::Above => Place::Above,
        Placement::Right => Place::Right,
        Placement::Last => Place::Last,
        _ => Place::Free,
    }
}

pub(super) fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::Single,
        ScalarStyle::DoubleQuoted => Style::Double,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}

pub(super) fn layout(style: StructureStyle) -> Layout {
    match style {
        StructureStyle::Block => Layout::Block,
        StructureStyle::Flow => Layout::Flow,
    }
}
