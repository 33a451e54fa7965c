//! Which words are offices, and which are only callings.

/// Offices of the state that are formal whoever has them to give.
const HIGH: &[&str] = &[
    "president",
    "vice-president",
    "minister",
    "premier",
    "chancellor",
    "taoiseach",
    "senator",
    "governor",
    "mayor",
];

/// Offices that are of the state where a body gives them: a campaign’s secretary is of none.
const OF_STATE: &[&str] = &["secretary", "speaker"];

/// Other offices that are formal whoever has them to give.
const FORMAL: &[&str] = &[
    "undersecretary",
    "secretary-general",
    "representative",
    "congressman",
    "congresswoman",
    "assemblyman",
    "assemblywoman",
    "councillor",
    "councilman",
    "councilwoman",
    "ambassador",
    "judge",
    "justice",
    "sheriff",
    "bishop",
    "archbishop",
    "queen",
    "king",
    "pope",
    "alderman",
];

/// Offices where a body gives them: a campaign’s chairman is none.
const GIVEN: &[&str] = &[
    "commissioner",
    "consul",
    "chairman",
    "chairwoman",
    "chair",
    "director",
    "treasurer",
    "comptroller",
    "general",
    "admiral",
    "colonel",
    "captain",
    "lieutenant",
    "sergeant",
    "major",
    "commander",
    "superintendent",
    "cardinal",
    "prince",
    "princess",
    "emperor",
    "sultan",
    "emir",
    "vice-chancellor",
    "vice-chairman",
    "marshal",
];

/// Callings that are no office, whatever the house.
const CALLINGS: &[&str] = &[
    "striker",
    "midfielder",
    "defender",
    "goalkeeper",
    "quarterback",
    "economist",
    "analyst",
    "actor",
    "actress",
    "singer",
    "author",
    "novelist",
    "historian",
    "activist",
    "campaigner",
    "lawyer",
    "architect",
    "astronaut",
    "comedian",
    "rapper",
    "filmmaker",
    "farmer",
    "teacher",
    "nurse",
    "student",
    "strategist",
    "pollster",
    "columnist",
    "biographer",
    "plumber",
    "fisherman",
    "musician",
    "engineer",
    "scientist",
];

/// Words of titles that are never offices of a house’s choice: nobility, the church’s and the crown’s heads, ranks.
const ALWAYS_CAPITAL: &[&str] = &[
    "queen",
    "king",
    "pope",
    "prince",
    "princess",
    "emperor",
    "sultan",
    "emir",
    "duke",
    "duchess",
    "earl",
    "count",
    "countess",
    "baron",
    "baroness",
    "viscount",
    "lord",
    "lady",
    "sir",
    "dame",
    "god",
    "major",
    "general",
    "admiral",
    "colonel",
    "captain",
    "lieutenant",
    "sergeant",
    "commander",
    "marshal",
    "cardinal",
    "bishop",
    "archbishop",
];

/// Words before an office that take no capital with it.
const SMALL: &[&str] = &[
    "former",
    "acting",
    "then",
    "ex",
    "late",
    "longtime",
    "long-time",
    "onetime",
    "one-time",
    "incoming",
    "outgoing",
    "interim",
    "caretaker",
    "current",
    "retired",
    "veteran",
    "state",
    "city",
    "county",
    "district",
    "federal",
    "regional",
    "national",
    "local",
    "provincial",
    "town",
    "of",
    "the",
    "for",
    "and",
    "house",
    "senate",
    "parliament",
    "council",
    "company",
    "club",
    "party",
    "campaign",
    "ranking",
    "presumptive",
    "high",
    "top",
    "lead",
    "co",
    "new",
];

fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether the word is a formal office.
pub(super) fn is_office(word: &str) -> bool {
    // `attorney general`: an office, and no rank.
    [HIGH, OF_STATE, FORMAL, GIVEN]
        .into_iter()
        .any(|list| is_in(list, word))
}

/// Whether it is one without a word of the body that gives it.
pub(super) fn is_formal(word: &str) -> bool {
    is_in(HIGH, word) || is_in(FORMAL, word)
}

/// Whether it is one of the state.
pub(super) fn is_political(word: &str) -> bool {
    is_in(HIGH, word) || is_in(OF_STATE, word)
}

/// Whether it is what somebody does, and no title.
pub(super) fn is_calling(word: &str) -> bool {
    is_in(CALLINGS, word)
}

/// Whether it has its capital in most houses.
pub(super) fn is_always_capital(word: &str) -> bool {
    is_in(ALWAYS_CAPITAL, word)
}

/// Whether it has none, even before an office that has.
pub(super) fn stays_small(word: &str) -> bool {
    is_in(SMALL, word)
}
