//! What ways of writing a name from another script have in common.

use std::hash::Hasher as _;

use rustc_hash::FxHasher;

/// Whether two folded groups are one name, written from another script in two ways.
pub(super) fn sound_alike(one: &str, other: &str) -> bool {
    let ((one, end), (other, other_end)) = (sound(one), sound(other));
    one.bytes()
        .chain(end.bytes())
        .eq(other.bytes().chain(other_end.bytes()))
}

/// A hash of what a group sounds like.
pub(super) fn sound_key(group: &str) -> u64 {
    hash_of_sound(group, FxHasher::default())
}

/// The same for a group that stands for a family name.
pub(super) fn surname_key(group: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u8(b's');
    hash_of_sound(group, hasher)
}

fn hash_of_sound(group: &str, mut hasher: FxHasher) -> u64 {
    let (stem, ending) = sound(group);
    // Byte by byte, so that it is the same wherever the ending begins.
    for byte in stem.bytes().chain(ending.bytes()) {
        hasher.write_u8(byte);
    }
    hasher.finish()
}

/// The name that stands for a given or family name that is one however it is written. Forms of other
/// languages are not among them: Oleksandr is not Aleksandr.
fn of_family(group: &str) -> Option<&'static str> {
    Some(match group {
        "aleksandr" | "alyaksandr" | "alexandr" => "alexander",
        "sergey" | "serguei" => "sergei",
        "serhiy" | "sergiy" => "serhii",
        "dmitri" | "dmitrii" | "dmitriy" => "dmitry",
        "andrey" => "andrei",
        "andriy" => "andrii",
        "michail" => "mikhail",
        "yury" | "iurii" | "yurii" | "yuriy" => "yuri",
        "vasili" | "vassily" | "vasiliy" => "vasily",
        "evgeny" | "yevgeni" | "evgeni" | "evgenii" | "yevgeniy" => "yevgeny",
        "mohammed" | "mohamed" | "mohammad" | "muhammed" | "mohamad" | "mohamud" => "muhammad",
        "hussain" | "hossein" | "husain" | "husayn" => "hussein",
        "ahmed" | "ahmet" => "ahmad",
        "abdallah" | "abdulla" => "abdullah",
        "yousef" | "yousuf" | "youssef" | "yusef" => "yusuf",
        "khaled" => "khalid",
        "fayiz" => "fayez",
        "ebrahim" => "ibrahim",
        "sissi" => "sisi",
        "benjamin" => "binyamin",
        "shahbaz" => "shehbaz",
        "lukashenka" => "lukashenko",
        "yermak" => "ermak",
        "alexander" | "sergei" | "serhii" | "dmitry" | "andrei" | "andrii" | "mikhail" | "yuri"
        | "vasily" | "yevgeny" | "muhammad" | "hussein" | "ahmad" | "abdullah" | "yusuf"
        | "khalid" | "fayez" | "ibrahim" | "sisi" | "binyamin" | "shehbaz" | "lukashenko"
        | "ermak" => return Some(""),
        _ => return None,
    })
}

/// What the ways to write a folded group from another script have in common: a stem, and an ending in
/// the place of its own.
fn sound(group: &str) -> (&str, &'static str) {
    match of_family(group) {
        Some("") => return (group, ""),
        Some(name) => return (name, ""),
        None => {}
    }
    if group.len() < 5 || !group.ends_with(['y', 'i', 'j']) {
        return (group, "");
    }
    for ending in ["skyy", "skiy", "skyi", "skii", "skij", "ski"] {
        if let Some(stem) = group.strip_suffix(ending) {
            return (stem, "sky");
        }
    }
    for (ending, same) in [
        ("iy", "y"),
        ("yy", "y"),
        ("yi", "y"),
        ("ii", "y"),
        ("ey", "ei"),
    ] {
        if let Some(stem) = group.strip_suffix(ending) {
            return (stem, same);
        }
    }
    (group, "")
}
