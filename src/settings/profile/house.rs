//! The `[style]` of a profile: how the house writes.

use toml::de::{DeTable, DeValue};

use crate::language::house::{House, Percent, Spelling, Stops, Sums, TitleCase};

/// The style in the text of a profile; nothing where it has none.
pub(super) fn read(text: &str) -> Option<House> {
    let table = DeTable::parse(text).ok()?;
    let style = table.get_ref().get("style")?.get_ref().as_table()?;
    let mut house = House::default();
    for (key, value) in style {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("terms", DeValue::Table(terms)) => {
                for (avoid, prefer) in terms {
                    house.add_term(avoid.get_ref(), prefer.get_ref().as_str()?);
                }
            }
            ("names", DeValue::Table(names)) => {
                for (form, since) in names {
                    let since = match since.get_ref().as_str()? {
                        "always" => None,
                        day => Some(day.parse().ok()?),
                    };
                    house.add_name(form.get_ref(), since)?;
                }
            }
            (key, value) => set(&mut house, key, value.as_str()?)?,
        }
    }
    Some(house)
}

/// Sets one point; nothing where the house cannot mean it.
fn set(house: &mut House, key: &str, value: &str) -> Option<()> {
    match (key, value) {
        ("spelling", "american") => house.spelling = Some(Spelling::American),
        ("spelling", "british") => house.spelling = Some(Spelling::British),
        ("spelling", "oxford") => house.spelling = Some(Spelling::Oxford),
        ("words-to", "nine") => house.words_to_nine = true,
        ("percent", "%") => house.percent = Some(Percent::Sign),
        ("percent", "percent") => house.percent = Some(Percent::Word),
        ("percent", "per cent") => house.percent = Some(Percent::Words),
        ("sums", "million") => house.sums = Some(Sums::Word),
        ("sums", "m") => house.sums = Some(Sums::Letter),
        ("stops", "inside") => house.stops = Some(Stops::Inside),
        ("stops", "outside") => house.stops = Some(Stops::Outside),
        ("acronym-in-brackets", "no") => house.acronym_in_brackets = Some(false),
        ("acronym-in-brackets", "yes") => house.acronym_in_brackets = Some(true),
        ("titles-before-names", name) => house.titles_before_names = Some(title_case(name)?),
        ("titles-alone", name) => house.titles_alone = Some(title_case(name)?),
        ("titles-kept", names) => {
            house.kept_titles = names.split_whitespace().map(str::to_owned).collect();
        }
        ("long-titles", "after") => house.long_titles_after = true,
        ("dash", "–") => house.dash = Some('–'),
        ("dash", "—") => house.dash = Some('—'),
        _ => return None,
    }
    Some(())
}

/// How titles are written, by its name.
fn title_case(name: &str) -> Option<TitleCase> {
    match name {
        "capitals" => Some(TitleCase::Capitals),
        "political" => Some(TitleCase::Political),
        "lower" => Some(TitleCase::Lower),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Profile;

    #[test]
    fn every_profile_but_custom_has_a_style() {
        for profile in Profile::ALL {
            let has_table = profile.text().contains("\n[style]\n");
            assert_eq!(has_table, profile != Profile::Custom, "{}", profile.name());
            assert_eq!(profile.house().is_some(), has_table, "{}", profile.name());
        }
    }

    #[test]
    fn a_style_that_says_something_unknown_is_none() {
        assert!(read("[style]\nspelling = \"welsh\"\n").is_none());
    }
}
