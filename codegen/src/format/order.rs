//! Brings the keys of the language into their order, each with its lines and comments.

use super::layout::{Block, Item, Note};

/// Sorts a block and everything below it.
pub(super) fn sort(block: &mut Block) {
    for item in &mut block.items {
        if let Some(body) = &mut item.body {
            sort(body);
        }
    }
    let Some(order) = block.kind.order().filter(|_| !block.is_sequence) else {
        return;
    };
    let mut start = 0;
    while start < block.items.len() {
        let next = block
            .items
            .iter()
            .skip(start + 1)
            .position(|item| !item.sections.is_empty());
        let end = next.map_or(block.items.len(), |n| start + 1 + n);
        if let Some(part) = block.items.get_mut(start..end) {
            sort_part(part, order);
        }
        start = end;
    }
}

/// Sorts what stands between two section headers; the header itself stays in front.
fn sort_part(items: &mut [Item], order: &[&str]) {
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
    items.sort_by_key(|item| item.rank);
    if let Some(first) = items.first_mut() {
        first.sections = header;
    }
}
