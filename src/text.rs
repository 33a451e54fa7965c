//! Where things stand in a text: spans, lines and columns, edits.
//!
//! Comes in: bytes. Goes out: text and places in it. This floor knows no language and no markup.

pub mod critic;
pub mod decode;
pub mod edit;
mod nearest;
pub mod position;
pub mod span;

pub use decode::{DecodeError, Decoded, decode};
pub use edit::Edit;
pub use nearest::nearest;
pub use position::{Encoding, Position};
pub use span::Span;
