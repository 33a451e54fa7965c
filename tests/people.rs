//! Who is who: names of many cultures, titles, namesakes, bodies. All people and places are invented.

use factdesk::{
    draft::{Draft, Format},
    reading::{Memo, MentionKind, Reading, Speaker},
};
use proptest::prelude::*;

fn read(text: &str) -> (Draft, Reading) {
    let draft = Draft::new("story.md", Format::Markdown, text);
    let reading = Reading::of(&draft, &mut Memo::default(), None);
    (draft, reading)
}

/// Everybody in `text`: the name, the titles, and each mention with its kind; names only of pronouns and roles left out.
fn people(text: &str) -> Vec<String> {
    let (draft, reading) = read(text);
    reading
        .people
        .iter()
        .map(|person| {
            let titles: Vec<_> = person
                .titles
                .iter()
                .map(|title| title.text.as_str())
                .collect();
            let mentions: Vec<_> = person
                .mentions
                .iter()
                .filter(|mention| !matches!(mention.kind, MentionKind::Pronoun | MentionKind::Role))
                .map(|mention| {
                    format!("{}:{:?}", draft.slice(mention.span), mention.kind).to_lowercase()
                })
                .collect();
            format!(
                "{} [{}] {}",
                person.name,
                titles.join("; "),
                mentions.join(" ")
            )
        })
        .collect()
}

/// The names of everybody in `text`.
fn names(text: &str) -> Vec<String> {
    read(text)
        .1
        .people
        .into_iter()
        .map(|person| person.name)
        .collect()
}

fn bodies(text: &str) -> Vec<String> {
    let (draft, reading) = read(text);
    reading
        .organizations
        .iter()
        .map(|body| {
            let mentions: Vec<_> = body
                .mentions
                .iter()
                .map(|mention| draft.slice(mention.span).into_owned())
                .collect();
            format!("{}: {}", body.name, mentions.join(", "))
        })
        .collect()
}

#[test]
fn a_surname_may_be_a_word() {
    assert_eq!(
        people("Edda Stamp, 40, met Mara Tan, a nurse. Stamp said no. Tan’s lawyer left."),
        [
            "Edda Stamp [] edda stamp:full stamp:surname",
            "Mara Tan [nurse] mara tan:full tan:surname"
        ]
    );
    // The draft names nobody so.
    assert_eq!(names("Stamp said no. Tan’s lawyer left."), [""; 0]);
}

#[test]
fn a_surname_means_the_full_name() {
    assert_eq!(
        people(
            "Mara Lind closed the pool. Lind said it was cold. “Mara is right,” Osei Darko said."
        ),
        [
            "Mara Lind [] mara lind:full lind:surname mara:given",
            "Osei Darko [] osei darko:full"
        ]
    );
}

#[test]
fn a_name_that_qualifies_a_noun_does_not_head_its_phrase() {
    for (text, heads) in [
        ("The Lind plan was dropped.", false),
        ("A Lind presidency is near.", false),
        ("They dropped it after Lind spoke.", true),
        ("They gave it to Lind on Monday.", true),
        ("Lind’s plan was dropped.", false),
    ] {
        let (_, reading) = read(text);
        let facts = &reading.facts[0];
        assert_eq!(facts.names.len(), 1, "{text}");
        assert_eq!(facts.heads_phrase(0), heads, "{text}");
    }
}

#[test]
fn titles_before_names() {
    for (text, expected) in [
        (
            "Russian Deputy Foreign Minister Tomas Varga left.",
            "Tomas Varga [Russian Deputy Foreign Minister]",
        ),
        (
            "On Monday acting Deputy Finance Minister Ana Reis left.",
            "Ana Reis [acting Deputy Finance Minister]",
        ),
        ("Then Sen. Mara Lind left.", "Mara Lind [Sen.]"),
        (
            "They met former Mayor Osei Darko there.",
            "Osei Darko [former Mayor]",
        ),
        (
            "They met the campaign manager Osei Darko there.",
            "Osei Darko [campaign manager]",
        ),
        (
            "Secretary of State Ines Ortiz left.",
            "Ines Ortiz [Secretary of State]",
        ),
        (
            "They met former secretary of State Ines Ortiz there.",
            "Ines Ortiz [former secretary of State]",
        ),
        ("Lt. Col. Tomas Varga left.", "Tomas Varga [Lt. Col.]"),
        (
            "Halden deputy mayor Ana Reis left.",
            "Ana Reis [Halden deputy mayor]",
        ),
        ("They met nurse Ana Reis there.", "Ana Reis [nurse]"),
        ("Chief Justice Mara Lind left.", "Mara Lind [Chief Justice]"),
    ] {
        let (_, reading) = read(text);
        let found: Vec<String> = reading
            .people
            .iter()
            .map(|person| {
                let titles: Vec<_> = person
                    .titles
                    .iter()
                    .map(|title| title.text.as_str())
                    .collect();
                format!("{} [{}]", person.name, titles.join("; "))
            })
            .collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn descriptions_after_names() {
    for (text, expected) in [
        ("Mara Lind, the mayor of Halden, left.", "mayor of Halden"),
        ("Ines Ortiz, 49, a nurse from Esk, left.", "nurse from Esk"),
        (
            "“No,” said Tomas Varga, deputy port director.",
            "deputy port director",
        ),
    ] {
        let (_, reading) = read(text);
        let titles: Vec<_> = reading.people[0]
            .titles
            .iter()
            .map(|title| title.text.as_str())
            .collect();
        assert_eq!(titles, [expected], "{text}");
    }
    // A clause is no description.
    let (_, reading) = read("Mara Lind, the mayor said, was away.");
    assert!(reading.people.iter().all(|person| person.titles.is_empty()));
}

#[test]
fn descriptions_that_introduce_a_name() {
    let cases = [
        (
            "The mayor of Port Merrow, Mara Lind, stayed.",
            "mayor of Port Merrow",
        ),
        (
            "They met the foreign minister, Tomas Varga.",
            "foreign minister",
        ),
        ("Her deputy, Osei Darko, waited.", "deputy"),
        ("Halden’s chief engineer, Ana Reis, left.", "chief engineer"),
        ("A spokesman, Pavel Lind, said no.", "spokesman"),
        (
            "The daughter of the mayor, Mara Lind, left.",
            "daughter of the mayor",
        ),
    ];
    for (text, expected) in cases {
        let (_, reading) = read(text);
        let titles: Vec<_> = reading
            .people
            .iter()
            .flat_map(|person| person.titles.iter().map(|title| title.text.as_str()))
            .collect();
        assert_eq!(titles, [expected], "{text}");
    }
    for text in [
        "She thanked the mayor, Tomas Varga and Ana Reis.",
        "She thanked the mayor, Tomas Varga, and left.",
        "The ministers, Tomas Varga, left.",
        "When she called the mayor, Mara Lind was out.",
    ] {
        let (_, reading) = read(text);
        assert!(
            reading.people.iter().all(|person| person.titles.is_empty()),
            "{text}"
        );
    }
}

#[test]
fn names_of_many_kinds() {
    for (text, expected) in [
        ("J.K. Varga said no. Varga left.", "J.K. Varga"),
        ("George H.W. Lind said no. Lind left.", "George H.W. Lind"),
        (
            "Anke von der Halde said no. Von der Halde left, and von der Halde came back.",
            "Anke von der Halde",
        ),
        (
            "Rosa de la Vega said no. De la Vega left.",
            "Rosa de la Vega",
        ),
        ("Omar bin Sarim said no. Bin Sarim left.", "Omar bin Sarim"),
        (
            "Karim al-Sarim said no. Al-Sarim left. Later al-Sarim came back.",
            "Karim al-Sarim",
        ),
        (
            "Piet van der Werf said no. Van der Werf left.",
            "Piet van der Werf",
        ),
        ("Aoife Ó Dara said no. Ó Dara left.", "Aoife Ó Dara"),
        (
            "Sean O’Dara said no. O’Dara left. O'Dara came back.",
            "Sean O’Dara",
        ),
        ("Ewan McEsk said no. McEsk left.", "Ewan McEsk"),
        ("Ana Reis-Varga said no. Reis-Varga left.", "Ana Reis-Varga"),
        ("Martin Darko Jr. said no. Darko left.", "Martin Darko Jr."),
        (
            "Martin Darko, Jr., said no. Darko left.",
            "Martin Darko, Jr.",
        ),
        ("Walter Lind III said no. Lind left.", "Walter Lind III"),
        (
            "Ines “Nena” Ortiz said no. Ortiz left, and Nena Ortiz came back.",
            "Ines “Nena” Ortiz",
        ),
        (
            "William (Bill) Darko said no. Darko left.",
            "William (Bill) Darko",
        ),
        (
            "Ines Ortiz Vega said no. Ortiz Vega left. Ortiz came back.",
            "Ines Ortiz Vega",
        ),
        ("Kim Min-seo said no. Kim left.", "Kim Min-seo"),
        ("Nguyen Van Esk said no. Nguyen left.", "Nguyen Van Esk"),
        (
            "Léa Reïs said no. Reïs left. Rei\u{308}s came back. REIS LEFT.",
            "Léa Reïs",
        ),
        (
            "Hassan Ould Sarim said no. Sarim left.",
            "Hassan Ould Sarim",
        ),
        (
            "Katrín Haldardóttir said no. Katrín left.",
            "Katrín Haldardóttir",
        ),
        ("Mara Lind’s boat sank. Lind’s brother swam.", "Mara Lind"),
        ("Rose Brown said no. Brown left.", "Rose Brown"),
        ("Theresa May said no. May left.", "Theresa May"),
    ] {
        assert_eq!(names(text), [expected], "{text}");
    }
}

#[test]
fn what_is_not_a_name() {
    for text in [
        "Yesterday the pool was shut. Officials said so. Protesters left. However, Fishermen’s boats stayed.",
        "On Monday and in March the Americans and the French met.",
        "She lives in Halden, near Port Merrow, in New York.",
        "The Green New Deal, the Clean Water Act and Christmas Day passed.",
        "I’m sure. You’ve seen it. TV and DNA, R-Ohio and D-Vt. too.",
        "Ministry of Fisheries boats left. The FBI said so.",
        "The Trump-style rally and the Halden-based firm were quiet.",
    ] {
        assert_eq!(names(text), [""; 0], "{text}");
    }
}

#[test]
fn a_headline_in_title_case_names_nobody_by_itself() {
    assert_eq!(
        people("# Lind Closes Halden Pool After Storm\n\nMara Lind closed the pool, she said."),
        ["Mara Lind [] lind:surname mara lind:full"]
    );
    assert_eq!(
        names("# LIND SHUTS POOL\n\nMara Lind shut it."),
        ["Mara Lind"]
    );
}

#[test]
fn a_sentence_s_first_word_is_a_name_if_the_draft_has_it() {
    assert_eq!(
        people("Tomas Brown came. Brown bread was served. Rice was not."),
        ["Tomas Brown [] tomas brown:full brown:surname"]
    );
}

#[test]
fn namesakes_are_told_apart() {
    // The one named last.
    assert_eq!(
        people("Mara Lind spoke. Lind left.\n\nTomas Lind came. Lind stayed.")
            .iter()
            .map(|line| line.matches("lind:surname").count())
            .collect::<Vec<_>>(),
        [1, 1]
    );
    // A courtesy title.
    assert_eq!(
        people("Ms. Mara Lind and Mr. Tomas Lind met. Mr. Lind left."),
        [
            "Mara Lind [Ms.] mara lind:full",
            "Tomas Lind [Mr.] tomas lind:full lind:title"
        ]
    );
    // A title.
    assert_eq!(
        people("Mayor Mara Lind met Judge Tomas Lind. Mayor Lind left."),
        [
            "Mara Lind [Mayor] mara lind:full lind:title",
            "Tomas Lind [Judge] tomas lind:full"
        ]
    );
    // Nothing.
    let (_, reading) = read("Mara Lind met Tomas Lind. Lind left.");
    assert_eq!(reading.who(0, 2), Speaker::Unresolved);
    // Father and son.
    assert_eq!(
        names("Martin Darko Sr. met Martin Darko Jr. at sea."),
        ["Martin Darko Sr.", "Martin Darko Jr."]
    );
}

#[test]
fn a_title_and_a_surname_are_a_person() {
    assert_eq!(
        people("Mayor Lind left. Then Lind came back."),
        ["Lind [Mayor] lind:title lind:surname"]
    );
    assert_eq!(names("Pope Anselm spoke. Anselm left."), ["Pope Anselm"]);
}

#[test]
fn bodies_and_their_short_forms() {
    assert_eq!(
        bodies("The Harbour Workers Federation (HWF) met. The HWF left, and the federation paid."),
        ["Harbour Workers Federation: Harbour Workers Federation, HWF, HWF, federation"]
    );
    assert_eq!(
        bodies("The Ministry of Fisheries and Coasts paid. The ministry left."),
        ["Ministry of Fisheries and Coasts: Ministry of Fisheries and Coasts, ministry"]
    );
    assert_eq!(
        bodies("The Halden City Council met. Then the Council left."),
        ["Halden City Council: Halden City Council, Council"]
    );
    assert_eq!(
        bodies("The Justice Department paid."),
        ["Justice Department: Justice Department"]
    );
}

const PIECES: &[&str] = &[
    "Mara Lind",
    "Lind",
    "Mayor ",
    "Mr. ",
    "“",
    "”",
    " said",
    ", the mayor,",
    ". ",
    "\n\n",
    " of ",
    "Ministry",
    "Fisheries",
    " von der ",
    "al-",
    "Jr.",
    "J.K. ",
    "’s ",
    "(HWF)",
    "HWF",
    "e\u{301}",
    "É",
    "&",
    " and ",
    "**",
    "[",
    "](x)",
    "&amp;",
    "Tomas ",
    "THE ",
    "May ",
    "49",
    ", ",
    "\u{ad}",
    "I’m ",
    "Kim ",
    "’S ",
    "FBi ",
    "the ministry",
    "President ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cast_is_the_same_however_often_it_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        let text = pieces.concat();
        let draft = Draft::new("story.md", Format::Markdown, &text);
        let mut memo = Memo::default();
        let first = Reading::of(&draft, &mut memo, None);
        prop_assert_eq!(&first, &Reading::of(&draft, &mut memo, None));
        prop_assert_eq!(&first, &Reading::of(&draft, &mut Memo::default(), None));
        let spans = first
            .people
            .iter()
            .flat_map(|person| person.mentions.iter().map(|mention| mention.span).chain(person.titles.iter().map(|title| title.span)))
            .chain(first.organizations.iter().flat_map(|body| body.mentions.iter().map(|mention| mention.span)));
        for span in spans {
            prop_assert!(!span.is_empty());
            prop_assert!(text.get(span.range()).is_some(), "{:?} of {:?}", span, text);
        }
        for person in &first.people {
            prop_assert!(!person.name.is_empty() && !person.mentions.is_empty());
            prop_assert!(person.mentions.windows(2).all(|pair| pair[0].span <= pair[1].span));
        }
    }
}

#[test]
fn the_place_of_a_dateline_is_no_body() {
    for dateline in ["HALDEN", "HALDEN, Esk", "HALDEN, March 12", "HALDEN (Wire)"] {
        let text = format!("{dateline} – The HWF said no. The Halden council met.");
        assert_eq!(bodies(&text), ["HWF: HWF"], "{dateline}");
    }
    assert_eq!(bodies("HWF members – all of them – met."), ["HWF: HWF"]);
}
