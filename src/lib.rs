//! factdesk reads a draft the way a sharp copy chief does, and shows its evidence.
//!
//! The floors, from the ground up; each uses lower ones only:
//!
//! `text` → `draft`, `language` → `roster` → `reading` → `rules` → `settings` → `desk` → `report` → `server`, `cli`
//!
//! The path of a draft: bytes are decoded to text, text is cut into passages, each passage is read
//! alone and remembered, the facts are joined to a reading, rules look at the reading, stets and
//! precedence decide what is said, and a report or a server says it.

pub mod cli;
pub mod desk;
pub mod draft;
pub mod language;
pub mod reading;
pub mod report;
pub mod roster;
pub mod rules;
pub mod server;
pub mod settings;
pub mod text;
