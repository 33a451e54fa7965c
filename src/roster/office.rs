//! Offices, and the countries and bodies they belong to.

use jiff::civil::Date;

use super::Text;

/// The place of an office in [`super::Roster::offices`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficeId(pub u32);

/// The place of a country or body in [`super::Roster::bodies`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyId(pub u32);

/// A country, or a body such as NATO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its name in lines of the roster: `united-states`.
    pub id: Text,
    /// Its name in copy.
    pub name: Text,
    /// Other names and short forms: `U.S.`, `Britain`.
    pub forms: Vec<Text>,
    /// What belongs to it or comes from it: `British`.
    pub adjectives: Vec<Text>,
    /// The capital, which copy uses for the government.
    pub capital: Option<Text>,
    /// The ISO code of two letters.
    pub code: Option<Text>,
    /// Whether it is a country.
    pub is_country: bool,
}

/// What kind of office it is; decides how exactly dates of sources agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficeKind {
    /// President, monarch, governor-general.
    HeadOfState,
    /// Prime minister, chancellor.
    HeadOfGovernment,
    /// In charge of a ministry or department.
    Minister,
    /// Second to any of them.
    Deputy,
    /// Ambassador or permanent representative.
    Ambassador,
    /// In charge of an international body.
    BodyHead,
    /// Governor of a state.
    Governor,
    /// In the chair of a parliament.
    Speaker,
    /// In charge of forces or services.
    Security,
    /// In charge of a central bank.
    CentralBank,
    /// Anything else.
    Other,
}

impl OfficeKind {
    /// All, as the roster's lines write them.
    pub const NAMES: [(&str, Self); 11] = [
        ("head-of-state", Self::HeadOfState),
        ("head-of-government", Self::HeadOfGovernment),
        ("minister", Self::Minister),
        ("deputy", Self::Deputy),
        ("ambassador", Self::Ambassador),
        ("body-head", Self::BodyHead),
        ("governor", Self::Governor),
        ("speaker", Self::Speaker),
        ("security", Self::Security),
        ("central-bank", Self::CentralBank),
        ("other", Self::Other),
    ];

    /// The kind with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::NAMES
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, kind)| kind)
    }

    /// As the roster's lines write it.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .into_iter()
            .find(|(_, kind)| *kind == self)
            .map_or("other", |(name, _)| name)
    }

    /// Days by which sources differ on when an office is taken: between appointment, oath and, for
    /// ambassadors, credentials.
    pub const fn slack(self) -> i32 {
        match self {
            Self::Ambassador => 60,
            _ => 7,
        }
    }
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its name in lines of the roster: `united-states/secretary-state`.
    pub id: Text,
    /// The country or body it belongs to.
    pub of: BodyId,
    /// As used in copy, without the country.
    pub title: Text,
    /// Other ways to say it: `Foreign Secretary`.
    pub forms: Vec<Text>,
    /// What kind it is.
    pub kind: OfficeKind,
    /// Whether only one person holds it at a time.
    pub is_single: bool,
    /// Its Wikidata id.
    pub wikidata: Option<Text>,
    /// The spans in which everybody who held it is listed, first and last day included.
    pub covered: Vec<(Date, Date)>,
}

impl Office {
    /// Whether everybody who held it on `day` is listed.
    pub fn covers(&self, day: Date) -> bool {
        self.covered
            .iter()
            .any(|(from, to)| (*from..=*to).contains(&day))
    }
    /// Whether everybody who held it on any day from `since` to `day` is listed.
    pub fn covers_all(&self, since: Date, day: Date) -> bool {
        self.covered
            .iter()
            .any(|(from, to)| *from <= since && day <= *to)
    }
}
