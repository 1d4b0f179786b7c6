//! One file of YAML as a spanned, lossless tree: every scalar as text with its style, every node with its bytes,
//! every comment. It decides no types: `no` is the text `no`, and what it means is up to the schema.

mod ambiguous;
mod convert;
mod parse;
mod scan_error;
mod tree;

pub use ambiguous::{Ambiguity, ambiguity};
pub use parse::{MAX_DEPTH, parse};
pub use tree::{Comment, Entry, Layout, Node, Place, Scalar, Style, Tree, Value};
