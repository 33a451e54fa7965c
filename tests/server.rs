//! Conversations with the real server over its pipes: what it promises an editor, and the manners that
//! keep it alive under one.

#![expect(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    reason = "a test may stop at the first surprise, and literal JSON reads best passed as it is"
)]

mod actions;
mod calm;
mod client;
mod clients;
mod commands;
mod completion;
mod crowd;
mod definition;
mod document_symbol;
mod edits;
mod folding_range;
mod framing;
mod hints;
mod hover;
mod lenses;
mod life;
mod links;
mod manners;
mod pulled;
mod reading_view;
mod references;
mod rename;
mod resolve;
mod roster;
mod selection_range;
mod semantic_tokens;
mod settings;
mod shown;
mod trace;
mod workspace_symbol;
