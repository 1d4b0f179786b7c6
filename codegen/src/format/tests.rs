//! Before and after, and what holds for every file.

mod cases;
mod generate;
mod random;
mod write;
