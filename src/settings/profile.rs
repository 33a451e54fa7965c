//! House styles: settings that a newsroom's style book implies, each a file of its own.

mod house;

use std::sync::LazyLock;

use super::{file, layers::Layer};
use crate::language::house::House;

/// A house style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// Associated Press.
    Ap,
    /// Reuters.
    Reuters,
    /// The Guardian.
    Guardian,
    /// BBC News.
    Bbc,
    /// The United Nations.
    Un,
    /// None of these: nothing is taken for house style that the settings do not say.
    #[default]
    Custom,
}

impl Profile {
    /// All, in the order they are listed to users.
    pub const ALL: [Self; 6] = [
        Self::Ap,
        Self::Reuters,
        Self::Guardian,
        Self::Bbc,
        Self::Un,
        Self::Custom,
    ];

    /// As settings and front matter write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ap => "ap",
            Self::Reuters => "reuters",
            Self::Guardian => "guardian",
            Self::Bbc => "bbc",
            Self::Un => "un",
            Self::Custom => "custom",
        }
    }

    /// The profile with this name, in any case.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|profile| profile.name().eq_ignore_ascii_case(name))
    }

    /// Its file, in the same words as `factdesk.toml`.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Ap => include_str!("profiles/ap.toml"),
            Self::Reuters => include_str!("profiles/reuters.toml"),
            Self::Guardian => include_str!("profiles/guardian.toml"),
            Self::Bbc => include_str!("profiles/bbc.toml"),
            Self::Un => include_str!("profiles/un.toml"),
            Self::Custom => include_str!("profiles/custom.toml"),
        }
    }

    /// How it writes words, figures and marks.
    pub fn house(self) -> Option<&'static House> {
        static HOUSES: LazyLock<Vec<Option<House>>> = LazyLock::new(|| {
            Profile::ALL
                .into_iter()
                .map(|profile| house::read(profile.text()))
                .collect()
        });
        let index = Self::ALL.iter().position(|known| *known == self)?;
        HOUSES[index].as_ref()
    }

    /// What it sets. A test reads every profile, so that none is broken here.
    pub(super) fn layer(self) -> Layer {
        file::profile_layer(self.name(), self.text()).unwrap_or_default()
    }
}
