//! Words that are written with a stop which ends no sentence.

/// Abbreviations whose stop belongs to the word, without it. Those before a name never end a
/// sentence; see [`never_ends_sentence`].
const BEFORE_NAME: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Gen",
    "Lt", "Col", "Capt", "Cmdr", "Maj", "Sgt", "Cpl", "Pfc", "Pvt", "Adm", "Brig", "Rev", "Fr",
    "Msgr", "Hon", "Pres", "Supt", "Insp", "Det", "Cllr", "St", "Ste", "Mt", "Ft", "No", "Nos",
    "Atty", "Amb", "Sec", "Spc", "Ens", "Messrs", "Mme", "Mlle", "Asst", "Assoc", "vs", "Art",
    "Fig", "pp", "cf", "viz", "approx", "est",
];

const ANYWHERE: &[&str] = &[
    "Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros", "Cos", "Assn", "Dept", "Div", "Univ", "etc",
    "al", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
    "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Ala", "Ariz", "Ark", "Calif",
    "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich",
    "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va",
    "Wash", "Wis", "Wyo", "Ave", "Blvd", "Rd", "Esq", "Ph", "Bt", "Ret", "ret", "vol", "ed", "eds",
    "min", "max", "oz", "lb", "lbs", "ft", "sq", "dept", "govt",
];

/// Whether a stop after `word` belongs to it: a known abbreviation, or single letters (`J`, `U.S`, `p.m`).
pub fn takes_stop(word: &str) -> bool {
    let mut chars = word.chars();
    let single = match (chars.next(), chars.next()) {
        // “I.” ends a sentence far more often than it abbreviates a name.
        (Some(first), None) => first.is_uppercase() && first != 'I',
        _ => false,
    };
    single
        || word.contains('.')
        || matches!(word.len(), 2..=6) && (BEFORE_NAME.contains(&word) || ANYWHERE.contains(&word))
}

/// Whether `word`, written with its stop, is only ever followed by the rest of its sentence: `Mr.`, `Gov.`, `J.`
pub fn never_ends_sentence(word: &str) -> bool {
    let stem = word.strip_suffix('.').unwrap_or(word);
    BEFORE_NAME.contains(&stem)
}
