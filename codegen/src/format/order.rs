//! Brings the keys of the language into their order, each with its lines and comments.

use super::kind::Kind;
use super::layout::{Block, Item, Note};

/// Sorts a block and everything below it.
pub(super) fn sort(block: &mut Block) {
    for item in &mut block.items {
        if let Some(body) = &mut item.body {
            sort(body);
        }
    }
    if block.is_sequence || !(block.kind.order().is_some() || block.kind.is_sorted()) {
        return;
    }
    let mut start = 0;
    while start < block.items.len() {
        let next = block
            .items
            .iter()
            .skip(start + 1)
            .position(|item| !item.sections.is_empty());
        let end = next.map_or(block.items.len(), |n| start + 1 + n);
        if let Some(part) = block.items.get_mut(start..end) {
            sort_part(part, block.kind);
        }
        start = end;
    }
}

/// Sorts what stands between two section headers; the header itself stays in front.
fn sort_part(items: &mut [Item], kind: Kind) {
    let order = kind.order().unwrap_or_default();
    let mut rank = 0;
    for item in items.iter_mut() {
        // A key that the language does not know stays behind the one that it stood behind.
        rank = order.iter().position(|key| *key == item.key).unwrap_or(rank);
        item.rank = rank;
    }
    let header: Vec<Note> = items
        .first_mut()
        .map(|first| std::mem::take(&mut first.sections))
        .unwrap_or_default();
    if kind.is_sorted() {
        items.sort_by(|a, b| a.key.cmp(&b.key));
    } else {
        items.sort_by_key(|item| item.rank);
    }
    if let Some(first) = items.first_mut() {
        first.sections = header;
    }
}
