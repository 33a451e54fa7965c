//! Which words are offices, and which are only callings.

/// Offices that are formal titles, in small letters.
const OFFICES: &[&str] = &[
    "president",
    "vice-president",
    "minister",
    "premier",
    "chancellor",
    "taoiseach",
    "secretary",
    "undersecretary",
    "secretary-general",
    "senator",
    "representative",
    "congressman",
    "congresswoman",
    "assemblyman",
    "assemblywoman",
    "governor",
    "mayor",
    "councillor",
    "councilman",
    "councilwoman",
    "commissioner",
    "ambassador",
    "consul",
    "speaker",
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
    "judge",
    "justice",
    "sheriff",
    "superintendent",
    "bishop",
    "archbishop",
    "cardinal",
    "queen",
    "king",
    "pope",
    "prince",
    "princess",
    "emperor",
    "sultan",
    "emir",
    "vice-chancellor",
    "vice-chairman",
    "alderman",
    "marshal",
];

/// Those that are formal whoever has them to give. The others are where a body gives them: a campaign’s chairman is none.
const FORMAL: &[&str] = &[
    "president",
    "vice-president",
    "minister",
    "premier",
    "chancellor",
    "taoiseach",
    "undersecretary",
    "secretary-general",
    "senator",
    "representative",
    "congressman",
    "congresswoman",
    "assemblyman",
    "assemblywoman",
    "governor",
    "mayor",
    "councillor",
    "councilman",
    "councilwoman",
    "ambassador",
    "judge",
    "justice",
    "sheriff",
    "alderman",
    "bishop",
    "archbishop",
    "queen",
    "king",
    "pope",
];

/// Those that are of the state.
const POLITICAL: &[&str] = &[
    "president",
    "vice-president",
    "minister",
    "premier",
    "chancellor",
    "taoiseach",
    "secretary",
    "senator",
    "governor",
    "mayor",
    "speaker",
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
    is_in(OFFICES, word)
}

/// Whether it is one without a word of the body that gives it.
pub(super) fn is_formal(word: &str) -> bool {
    is_in(FORMAL, word)
}

/// Whether it is one of the state.
pub(super) fn is_political(word: &str) -> bool {
    is_in(POLITICAL, word)
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
