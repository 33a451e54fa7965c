//! Conversations with the real server over its pipes: what it promises an editor, and the manners that
//! keep it alive under one.

mod actions;
mod client;
mod edits;
mod framing;
mod hover;
mod life;
mod manners;
mod settings;
mod shown;
