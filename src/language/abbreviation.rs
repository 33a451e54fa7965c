//! Words that are written with a stop which ends no sentence.

/// Stand before a name or a number and never end a sentence.
const BEFORE_NAME: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Gen",
    "Lt", "Col", "Capt", "Cmdr", "Cdr", "Maj", "Sgt", "Cpl", "Pfc", "Pvt", "Adm", "Brig", "Rev",
    "Fr", "Msgr", "Hon", "Pres", "Supt", "Insp", "Det", "Cllr", "St", "Ste", "Mt", "Ft", "Drs",
    "Profs", "Atty", "Amb", "Sec", "Spc", "Ens", "Messrs", "Mme", "Mlle", "Asst", "Assoc", "vs",
    "cf", "viz", "approx", "Gens", "Lts", "Revs", "Cols", "Asst", "Vice-Adm", "Rear-Adm",
];

/// Abbreviate only before a number; `No.` by itself is an answer.
const BEFORE_NUMBER: &[&str] = &[
    "No", "Nos", "no", "nos", "Art", "Fig", "pp", "p", "vol", "Vol", "Ch", "para", "est", "ca",
    "c", "b",
];

/// States of the union, which copy sets off by commas; a capital right after one begins a sentence.
const STATES: &[&str] = &[
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ind", "Kan", "Ky", "Md", "Mich",
    "Minn", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va", "Wis", "Wyo",
    "Ont", "Que",
];

const ANYWHERE: &[&str] = &[
    "Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros", "Cos", "Assn", "Dept", "Div", "Univ", "etc",
    "al", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
    "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Del", "Ill", "La", "Mass", "Miss",
    "Mo", "Wash", "Ave", "Blvd", "Rd", "Esq", "Ph", "Bt", "Ret", "ret", "ed", "eds", "min", "max",
    "oz", "lb", "lbs", "ft", "sq", "dept", "govt",
];

/// What the stop of an abbreviation may be besides its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stop {
    /// Only ever followed by the rest of its sentence: `Mr.`, `Gov.`, `St.`
    BeforeName,
    /// A single letter: `J.`
    Initial,
    /// A state: `Calif.`
    State,
    /// Any other: `Inc.`, `U.S.`, `p.m.`
    Anywhere,
}

/// Whether a stop after `word` belongs to it: a known abbreviation, or single letters (`J`, `U.S`, `p.m`).
/// `after` is what follows the stop.
pub fn takes_stop(word: &str, after: &str) -> bool {
    let mut chars = word.chars();
    if let (Some(first), None) = (chars.next(), chars.next())
        && first.is_uppercase()
    {
        // “I.” ends a sentence far more often than it abbreviates a name.
        return first != 'I';
    }
    if word.contains('.') {
        return true;
    }
    if word.len() > 9 {
        return false;
    }
    if BEFORE_NUMBER.contains(&word) {
        return after
            .trim_start_matches([' ', '\u{a0}'])
            .starts_with(|char: char| char.is_ascii_digit());
    }
    word.len() >= 2
        && (BEFORE_NAME.contains(&word) || STATES.contains(&word) || ANYWHERE.contains(&word))
}

/// What the stop of `word`, an abbreviation with or without it, may be besides its own.
pub fn stop_of(word: &str) -> Stop {
    let stem = word.strip_suffix('.').unwrap_or(word);
    if BEFORE_NAME.contains(&stem) || BEFORE_NUMBER.contains(&stem) {
        Stop::BeforeName
    } else if STATES.contains(&stem) {
        Stop::State
    } else if stem.chars().nth(1).is_none() {
        Stop::Initial
    } else {
        Stop::Anywhere
    }
}

/// Whether `word`, written with its stop, is only ever followed by the rest of its sentence: `Mr.`, `Gov.`
pub fn never_ends_sentence(word: &str) -> bool {
    stop_of(word) == Stop::BeforeName
}
