//! A title that is not theirs on the story’s day.

use jiff::civil::Date;

use super::{
    claims::{self, Claim},
    context::Context,
};
use crate::{
    language::name::plain,
    reading::{Person, TitlePlace},
    roster::{
        Held, Judgement, OfficeId, OfficeKind, Person as Official, PersonId, Roster, Tense, Tenure,
        Wrong, evidence as looked_up, span,
    },
    rules::{Called, Check, Evidence, Finding, Findings, Rule, Safety, Severity},
    text::{Edit, Span},
};

pub(crate) static RULE: Rule = Rule {
    id: "titles/wrong-office",
    severity: Severity::Error,
    needs: &[],
    page: include_str!("wrong_office.md"),
    check: Check::Draft(check),
};

fn check(evidence: &Evidence<'_>, findings: &mut Findings) {
    let mut claims = claims::all(evidence).peekable();
    if claims.peek().is_none() {
        return;
    }
    let roster = evidence.roster();
    for claim in claims {
        let person = &evidence.reading.people[claim.person];
        let Meant(known) = evidence.noted_of(claim.person, Meant::of);
        let Some(story) = evidence.reading.story_date else {
            if is_checked_with_a_date(roster, known, &claim) {
                findings
                    .report(
                        claim.span,
                        "the draft has no date, so the titles of officials are not checked; put date: YYYY-MM-DD in its front matter",
                    )
                    .severity(Severity::Hint);
                // Once is enough.
                return;
            }
            continue;
        };
        let case = Case {
            evidence,
            roster,
            claim: &claim,
            person,
            day: story.value,
            context: &claim.context,
        };
        match known.as_slice() {
            [] => case.judge_unknown(findings),
            [only] => case.judge(*only, findings),
            // Namesakes: which of them is meant is not ours to say.
            _ => {}
        }
    }
}

/// Whom of the roster the draft means by somebody.
struct Meant(Vec<PersonId>);

impl Meant {
    fn of(called: &Called<'_>) -> Self {
        Self(called.roster().meant(called.name(), called.titles()))
    }
}

/// Whether the title would be held against the roster if the draft had a date.
fn is_checked_with_a_date(roster: &Roster, meant: &[PersonId], claim: &Claim<'_>) -> bool {
    let [only] = meant else { return false };
    claim.parts.tense == Tense::Now && !roster.offices_claimed(*only, &claim.parts).is_empty()
}

/// One title, given to one person, on the story’s day.
struct Case<'a> {
    evidence: &'a Evidence<'a>,
    roster: &'a Roster,
    claim: &'a Claim<'a>,
    person: &'a Person,
    day: Date,
    context: &'a Context,
}

impl Case<'_> {
    fn judge(&self, meant: PersonId, findings: &mut Findings) {
        if self.context.says_otherwise {
            return;
        }
        let name = &self.person.name;
        let day = self.day;
        let title = &self.claim.parts;
        match self.roster.judge(meant, title, day) {
            Judgement::Right => {}
            Judgement::Unknown => self.judge_unknown(findings),
            Judgement::Wrong(Wrong::Left(tenure)) => {
                if self.context.may_tell_of_the_past(day) {
                    return;
                }
                // `Justice Lind`, `Gov. Lind`: American copy calls them so ever after.
                let for_life = self.is_kept_for_life(tenure.office);
                if for_life && title.portfolio.is_empty() {
                    return;
                }
                let office = self.roster.office_name(tenure.office);
                let finding = findings.report(
                    self.claim.span,
                    format!(
                        "On {day} {name} was no longer {office}: {}",
                        self.told(tenure)
                    ),
                );
                finding.severity(if for_life {
                    Severity::Info
                } else {
                    Severity::Warning
                });
                self.offer_former(finding);
            }
            Judgement::Wrong(Wrong::NotYet(tenure)) => {
                // `President Lind` is said of whoever may become it; with the whole name it is hardly.
                let silent = self.context.tells_of_the_future
                    || self.context.may_tell_of_the_past(day)
                    || !self.claim.has_full_name
                    || self.is_long_before(tenure);
                if silent {
                    return;
                }
                let office = self.roster.office_name(tenure.office);
                findings
                    .report(
                        self.claim.span,
                        format!(
                            "On {day} {name} was not yet {office}: {}",
                            self.told(tenure)
                        ),
                    )
                    .severity(Severity::Warning);
            }
            Judgement::Wrong(Wrong::OtherRank(tenure)) => {
                if !self.is_of_another_time(meant, tenure) {
                    self.report_other(tenure, None, findings);
                }
            }
            Judgement::Wrong(Wrong::OtherOffice(tenure, claimed)) => {
                let signs = self.has_second_sign(meant, tenure, claimed);
                if signs && !self.is_of_another_time(meant, tenure) {
                    self.report_other(tenure, claimed, findings);
                }
            }
        }
    }

    /// Whether the office came to them so much later that another of that name must be meant, of a state
    /// or a firm: who is Attorney General of Halden now may be that of the country in ten years.
    fn is_long_before(&self, tenure: &Tenure) -> bool {
        let of = self.roster.office(tenure.office).of;
        let names_it = self.claim.parts.of.contains(&of);
        !names_it && tenure.is_long_after(self.day)
    }

    /// Whether the sentence may mean a day on which the office was theirs.
    fn is_of_another_time(&self, meant: PersonId, held: &Tenure) -> bool {
        let claimed = self.roster.offices_claimed(meant, &self.claim.parts);
        let (coming, before): (Vec<&Tenure>, _) = self
            .roster
            .person(meant)
            .tenures
            .iter()
            .filter(|tenure| claimed.contains(&tenure.office))
            .partition(|tenure| tenure.from.latest > self.day);
        if self.context.tells_of_the_future
            && coming.iter().any(|tenure| !tenure.is_long_after(self.day))
        {
            return true;
        }
        if self.has_never_held(meant, &claimed) {
            return false;
        }
        // Many a senator sat in the House before the roster begins; those who were governors it has.
        let sits = self.roster.is_seat_in_congress(held.office);
        let as_governor = self.claim.parts.nouns == ["governor"];
        let perhaps_before = !before.is_empty() || sits && !as_governor;
        // Party and state beside the name are of the office of today.
        let is_of_today = !perhaps_before && (sits || self.claim.state_of_party().is_some());
        !is_of_today && self.context.tells_of_the_past(self.day)
            || perhaps_before && self.context.may_tell_of_the_past(self.day)
    }

    /// Whether none of the offices was theirs on any day that the paragraph can mean.
    fn has_never_held(&self, meant: PersonId, offices: &[OfficeId]) -> bool {
        /// A look back without a year goes no further.
        const YEARS: i16 = 15;
        let year = self.context.year_around.unwrap_or(i16::MAX);
        let year = year.min(self.day.year() - YEARS);
        Date::new(year, 1, 1)
            .is_ok_and(|since| self.roster.never_held(meant, offices, since, self.day))
    }

    fn report_other(&self, tenure: &Tenure, claimed: Option<OfficeId>, findings: &mut Findings) {
        let office = self.roster.office_name(tenure.office);
        let holders = claimed.map_or_else(Vec::new, |claimed| self.holders(claimed));
        let holder = match holders.as_slice() {
            [(holder, theirs)] => {
                let office = self.roster.office_name(theirs.office);
                format!("; {office} was {}", holder.name)
            }
            _ => String::new(),
        };
        let finding = findings.report(
            self.claim.span,
            format!(
                "On {} {} was {office}, not “{}”: {}{holder}",
                self.day,
                self.person.name,
                self.claim.text,
                self.told(tenure)
            ),
        );
        let Some(title) = self
            .roster
            .title_before_name(tenure.office, self.evidence.house)
        else {
            return;
        };
        if self.claim.place == TitlePlace::Before && self.claim.is_verbatim {
            finding.unsafe_fix(format!("Use “{title}”"), self.claim.span, title);
        }
    }

    /// Somebody whom the roster does not know in that office; but it knows who held it.
    fn judge_unknown(&self, findings: &mut Findings) {
        // Who has party and state beside the name is in office as the draft is written.
        let may_be_of_another_time = self.claim.state_of_party().is_none()
            && (self.context.tells_of_the_future || self.context.may_tell_of_the_past(self.day));
        let silent = self.context.says_otherwise
            || may_be_of_another_time
            || self.context.tells_of_the_past(self.day)
            || !self.person.name.contains(' ');
        if silent {
            return;
        }
        let parts = self.claim.parts_in_state(self.roster);
        let Some(office) = self.roster.office_known_on(&parts, self.day) else {
            return;
        };
        let holders = self.holders(office);
        let (Some((_, tenure)), false) = (
            holders.first(),
            // Another form of a holder’s own name, perhaps, that the roster does not have.
            holders
                .iter()
                .any(|(holder, _)| share_a_word(&self.person.name, holder.forms())),
        ) else {
            return;
        };
        let names: Vec<&str> = holders.iter().map(|(holder, _)| &*holder.name).collect();
        let told = if names.len() == 1 {
            format!(": {}", self.told(tenure))
        } else {
            format!(" ({})", looked_up(self.roster, tenure))
        };
        findings
            .report(
                self.claim.span,
                format!(
                    "On {} the roster has {} as {}{told}",
                    self.day,
                    names.join(" and "),
                    self.roster.office_name(office),
                ),
            )
            .severity(if self.person.mentions.len() > 1 {
                Severity::Warning
            } else {
                // Named in passing, perhaps as somebody of another time.
                Severity::Info
            });
    }

    /// Who held an office on the day, and their tenures; nobody if it was more than it has seats, or if somebody
    /// else may have held it: the day on which they came is not known.
    fn holders(&self, office: OfficeId) -> Vec<(&Official, &Tenure)> {
        let perhaps = |holder| self.roster.held(holder, office, self.day) == Held::Unknown;
        if self.roster.holders_of(office).any(perhaps) {
            return Vec::new();
        }
        let holders: Vec<(&Official, &Tenure)> = self
            .roster
            .holders(office, self.day)
            .into_iter()
            .filter_map(|holder| {
                let mut tenures = self.roster.offices_on(holder, self.day);
                let tenure = tenures.find(|tenure| tenure.office == office)?;
                Some((self.roster.person(holder), tenure))
            })
            .collect();
        let seats = if self.roster.is_seat_in_congress(office) {
            2
        } else {
            1
        };
        if holders.len() > seats {
            return Vec::new();
        }
        holders
    }

    /// Whether more than the name says that the draft means this official: that the title names the country,
    /// says what it is for, or that the draft gives a title of theirs elsewhere.
    fn has_second_sign(&self, meant: PersonId, tenure: &Tenure, claimed: Option<OfficeId>) -> bool {
        let office = self.roster.office(tenure.office);
        let of = office.of;
        // There are many in legislatures, and many of their names; governors and presidents are known.
        let known = claimed.is_some()
            || matches!(office.kind, OfficeKind::Governor | OfficeKind::HeadOfState)
            || self.claim.parts.nouns == ["governor"]
                && self.roster.is_seat_in_congress(tenure.office);
        let title = &self.claim.parts;
        let elsewhere = || {
            self.person
                .titles
                .iter()
                .filter(|given| given.span != self.claim.span)
                .map(|given| self.roster.title_parts(&given.text))
                .any(|parts| {
                    parts.of.contains(&of) || !self.roster.offices_claimed(meant, &parts).is_empty()
                })
        };
        let here = title.of.contains(&of) || !title.portfolio.is_empty() || title.is_american();
        known && here || elsewhere()
    }

    /// Whether American copy gives the title to whoever once held the office.
    fn is_kept_for_life(&self, office: OfficeId) -> bool {
        let office = self.roster.office(office);
        self.claim.place == TitlePlace::Before
            && &*self.roster.body(office.of).id == "united-states"
            && !matches!(office.kind, OfficeKind::Deputy | OfficeKind::CentralBank)
    }

    fn told(&self, tenure: &Tenure) -> String {
        format!("{} ({})", span(tenure), looked_up(self.roster, tenure))
    }

    fn offer_former(&self, finding: &mut Finding) {
        if !self.claim.is_verbatim {
            return;
        }
        let word = if self.claim.opens_sentence {
            "Former"
        } else {
            "former"
        };
        let start = self.claim.span.start;
        let insertion = Edit::new(Span::new(start, start), format!("{word} "));
        finding.fix("Insert “former”", Safety::Unsafe, vec![insertion]);
    }
}

/// Whether a name has a word of some length in common with one of `forms`.
fn share_a_word<'f>(name: &str, forms: impl Iterator<Item = &'f str>) -> bool {
    const SHORTEST: usize = 3;
    let words = |text: &str| -> Vec<String> {
        text.split([' ', '-'])
            .filter(|word| word.chars().count() >= SHORTEST)
            .map(|word| plain(word).into_owned())
            .collect()
    };
    let ours = words(name);
    forms.flat_map(words).any(|theirs| ours.contains(&theirs))
}
