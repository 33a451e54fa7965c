//! Whether somebody bears a title rightly on a day: the title is a claim, the roster judges it.
//!
//! Only what is known to be otherwise is wrong; whatever the roster cannot tell is left alone.

use jiff::civil::Date;

use super::{
    BodyId, Fit, Held, OfficeId, OfficeKind, PersonId, Roster, SINCE, Tense, Tenure, TitleParts,
};

/// What the roster says of a title that somebody is given on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement<'a> {
    /// They held an office of that title.
    Right,
    /// Nothing: the title means no office of the roster, or nobody looked.
    Unknown,
    /// They did not hold it.
    Wrong(Wrong<'a>),
}

/// How a title is wrong on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong<'a> {
    /// They had left the office.
    Left(&'a Tenure),
    /// They came into it later.
    NotYet(&'a Tenure),
    /// They held this office then, which goes with the title but for the rank: minister, deputy minister.
    OtherRank(&'a Tenure),
    /// They held this office then, of the same country or body, and never the one that the title means.
    OtherOffice(&'a Tenure, Option<OfficeId>),
}

impl<'a> Wrong<'a> {
    /// The tenure that says so.
    pub fn tenure(self) -> &'a Tenure {
        match self {
            Self::Left(tenure)
            | Self::NotYet(tenure)
            | Self::OtherRank(tenure)
            | Self::OtherOffice(tenure, _) => tenure,
        }
    }

    /// Whether the office came to them so long after `day` that nobody could foresee it then.
    fn is_long_before(self, day: Date) -> bool {
        matches!(self, Self::NotYet(tenure) if tenure.is_long_after(day))
    }
}

/// Countries with two governments at a time, whose people both call their own the right one.
const TWO_GOVERNMENTS: [&str; 6] = [
    "afghanistan",
    "libya",
    "myanmar",
    "south-sudan",
    "venezuela",
    "yemen",
];

/// Ranks of which nobody bears two in one portfolio at a time.
const RANKS: [&str; 2] = ["deputy", "first"];

/// American offices that nobody holds two of at a time. The roster need not list all who hold them.
const ONE_AT_A_TIME: [&str; 3] = ["senator", "member of congress", "governor"];

const CONGRESS: [&str; 2] = ["senator", "member of congress"];

/// Who leads a party in a house of Congress.
const LEADERS: [&str; 4] = [
    "majority leader",
    "minority leader",
    "majority whip",
    "minority whip",
];

/// The name of the country whose states have governors and seats in Congress.
pub const AMERICA: &str = "United States";

impl Roster {
    /// Whether `person` bears the title cut into `title` rightly on `day`.
    pub fn judge(&self, person: PersonId, title: &TitleParts, day: Date) -> Judgement<'_> {
        let says_something = title.tense == Tense::Now
            && !title.is_acting
            && !title.nouns.is_empty()
            && !title.is_description;
        if !says_something || day < SINCE {
            return Judgement::Unknown;
        }
        let offices = self.offices_claimed(person, title);
        if offices
            .iter()
            .any(|&office| self.office(office).kind == OfficeKind::Ambassador)
        {
            return Judgement::Unknown;
        }
        let mut all_not_held = true;
        for &office in &offices {
            match self.held(person, office, day) {
                Held::Held => return Judgement::Right,
                Held::Unknown => all_not_held = false,
                Held::NotHeld => {}
            }
        }
        if self.bodies_of(title, person).any(|of| self.is_torn(of)) {
            return Judgement::Unknown;
        }
        if !all_not_held {
            // Whoever is minister is no deputy minister, whether or not all deputies are listed.
            return self
                .of_other_rank(person, title, day)
                .filter(|wrong| self.is_of_no_rank(wrong.tenure().office))
                .or_else(|| {
                    // Who left the office may be called so ever after.
                    let held_before = self.out_of_office(person, &offices, day).is_some();
                    self.in_office_that_excludes(person, title, day)
                        .filter(|_| !held_before)
                })
                .map_or(Judgement::Unknown, Judgement::Wrong);
        }
        let wrong = if offices.is_empty() {
            self.of_other_rank(person, title, day)
                .or_else(|| self.in_office_that_excludes(person, title, day))
        } else {
            let out = self.out_of_office(person, &offices, day);
            let soon = out.filter(|wrong| !wrong.is_long_before(day));
            self.of_other_rank(person, title, day)
                .or(soon)
                .or_else(|| self.in_other_office(person, title, &offices, day))
                .or(out)
        };
        wrong.map_or(Judgement::Unknown, Judgement::Wrong)
    }

    /// The offices that a title can mean if `person` bears it: of the countries and bodies it names, or of
    /// theirs where it names none.
    pub fn offices_claimed(&self, person: PersonId, title: &TitleParts) -> Vec<OfficeId> {
        let of: Vec<OfficeId> = self
            .bodies_of(title, person)
            .flat_map(|body| self.offices_of(body).iter().copied())
            .collect();
        let mut offices: Vec<OfficeId> = of
            .iter()
            .copied()
            .filter(|&office| matches!(self.title_fits(title, office), Fit::Same | Fit::Part))
            .collect();
        if title.portfolio.is_empty() {
            // `Gov.` alone means any of them, `Justice` a chief justice as well.
            let vague = |office: &OfficeId| self.has_noun_of(title, *office);
            offices.extend(of.into_iter().filter(vague));
        }
        offices.sort_unstable();
        offices.dedup();
        offices
    }

    fn bodies_of<'a>(
        &'a self,
        title: &'a TitleParts,
        person: PersonId,
    ) -> impl Iterator<Item = BodyId> + 'a {
        let own = title.of.is_empty().then(|| &self.person(person).tenures);
        let own = own.into_iter().flatten();
        let mut bodies: Vec<BodyId> = title.of.clone();
        bodies.extend(own.map(|tenure| self.office(tenure.office).of));
        bodies.sort_unstable();
        bodies.dedup();
        bodies.into_iter()
    }

    fn is_torn(&self, body: BodyId) -> bool {
        TWO_GOVERNMENTS.contains(&&*self.body(body).id)
    }

    /// They held one of the offices before the day, or after it.
    fn out_of_office(
        &self,
        person: PersonId,
        offices: &[OfficeId],
        day: Date,
    ) -> Option<Wrong<'_>> {
        let tenures = &self.person(person).tenures;
        let mut ours = tenures
            .iter()
            .filter(|tenure| offices.contains(&tenure.office));
        let before = ours.clone().rfind(|tenure| tenure.from.latest <= day);
        match before {
            Some(tenure) => Some(Wrong::Left(tenure)),
            None => ours
                .find(|tenure| tenure.from.earliest > day)
                .map(Wrong::NotYet),
        }
    }

    fn of_other_rank(&self, person: PersonId, title: &TitleParts, day: Date) -> Option<Wrong<'_>> {
        let plain = |ranks: &[&str]| ranks.iter().all(|rank| RANKS.contains(rank));
        if !plain(&title.rank) {
            return None;
        }
        self.offices_on(person, day)
            .filter(|tenure| {
                let of = self.office(tenure.office).of;
                title.of.is_empty() || title.of.contains(&of)
            })
            .find(|tenure| self.title_fits(title, tenure.office) == Fit::OtherRank)
            .map(Wrong::OtherRank)
    }

    fn in_other_office(
        &self,
        person: PersonId,
        title: &TitleParts,
        offices: &[OfficeId],
        day: Date,
    ) -> Option<Wrong<'_>> {
        // Whoever leads a house sits in it too: the minority leader is told of beside “majority leader”.
        let claims_to_lead = title.nouns.iter().any(|noun| LEADERS.contains(noun));
        let is_unlike =
            |office| claims_to_lead && !LEADERS.iter().any(|noun| self.has_noun(office, noun));
        self.offices_on(person, day)
            .filter(|tenure| self.office(tenure.office).kind != OfficeKind::Ambassador)
            .filter_map(|tenure| {
                let of = self.office(tenure.office).of;
                let claimed = offices
                    .iter()
                    .copied()
                    .find(|&claimed| self.office(claimed).of == of)?;
                Some((tenure, claimed))
            })
            .min_by_key(|(tenure, _)| is_unlike(tenure.office))
            .map(|(tenure, claimed)| {
                let only = (offices.len() == 1).then_some(claimed);
                Wrong::OtherOffice(tenure, only)
            })
    }

    /// An American in office is called by another that nobody holds beside it.
    fn in_office_that_excludes(
        &self,
        person: PersonId,
        title: &TitleParts,
        day: Date,
    ) -> Option<Wrong<'_>> {
        let [noun] = title.nouns.as_slice() else {
            return None;
        };
        if !ONE_AT_A_TIME.contains(noun) || !title.rank.is_empty() {
            return None;
        }
        let excludes = |tenure: &&Tenure| {
            let office = self.office(tenure.office);
            let body = self.body(office.of);
            &*body.id == "united-states"
                && (title.of.is_empty() || title.of.contains(&office.of))
                && !self.has_noun_of(title, tenure.office)
                && (self.is_seat_in_congress(tenure.office)
                    || matches!(
                        office.kind,
                        OfficeKind::Governor
                            | OfficeKind::HeadOfState
                            | OfficeKind::Minister
                            | OfficeKind::Deputy
                    ))
        };
        self.offices_on(person, day)
            .find(excludes)
            .map(|tenure| Wrong::OtherOffice(tenure, None))
    }

    /// Whether the office is a senator's or a member of Congress's.
    pub fn is_seat_in_congress(&self, office: OfficeId) -> bool {
        CONGRESS.iter().any(|noun| self.has_noun(office, noun))
    }

    /// Whether it is known that `person` held none of `offices` from `since` to `day`: everybody who did is
    /// listed.
    pub fn never_held(
        &self,
        person: PersonId,
        offices: &[OfficeId],
        since: Date,
        day: Date,
    ) -> bool {
        let covers = |&office: &OfficeId| self.office(office).covers_all(since, day);
        let mut tenures = self.person(person).tenures.iter();
        !offices.is_empty()
            && offices.iter().all(covers)
            && !tenures
                .any(|tenure| offices.contains(&tenure.office) && tenure.from.earliest <= day)
    }

    /// The office that a title means by itself, whoever bears it: it names whose it is, only one person holds
    /// it at a time, and everybody who held it on `day` is listed. A state's seats in Congress are meant where
    /// the title says that they are the country's.
    pub fn office_known_on(&self, title: &TitleParts, day: Date) -> Option<OfficeId> {
        let says = title.tense == Tense::Now && !title.is_acting && !title.is_description;
        if !says || day < SINCE || title.nouns.len() != 1 {
            return None;
        }
        let mut bodies = title.of.clone();
        if bodies.is_empty() && title.nouns == ["governor"] && !title.portfolio.is_empty() {
            bodies.extend(self.bodies_named(AMERICA));
        }
        // What stands beside a body says where its branch is: UNICEF Ireland's director is not UNICEF's.
        // An adjective may be several countries'.
        let differs = bodies.iter().any(|body| *body != bodies[0]);
        if differs && !bodies.iter().all(|&body| self.body(body).is_country) {
            return None;
        }
        let mut offices = bodies
            .iter()
            .flat_map(|&body| self.offices_of(body))
            .copied()
            .filter(|&office| self.title_fits(title, office) == Fit::Same);
        let only = offices.next()?;
        let office = self.office(only);
        let fits = offices.next().is_none()
            && (office.is_single || self.is_seat_in_congress(only))
            && office.covers(day)
            && office.kind != OfficeKind::Ambassador
            && !bodies.iter().any(|&body| self.is_torn(body));
        fits.then_some(only)
    }
}
