//! The head against the story under it.

mod body;
pub(super) mod not_in_body;
