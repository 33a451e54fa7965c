//! Lists and what the draft says of their length.

use super::{Case, Mend, hold};

const TEMPLATES: &[&str] = &[
    "N towns were cut off: L.",
    "The storm cut off n towns: L.",
    "The ferry calls at n towns – L – every day.",
    "The ferry calls at n towns (L) every day.",
    "The council named n winners on Monday: L.",
    "Police are looking into the fires in n towns: L.",
    "There are n of them in all. The n villages are old: L.",
    "The fund helps n clubs in the valley: L.",
];

const NAMES: &[&str] = &[
    "Halden",
    "Port Merrow",
    "Westhaven",
    "Esk",
    "Upper Marl",
    "Tarn Bridge",
    "Oldmere",
    "Saltby",
];

#[test]
fn lists_have_as_many_items_as_they_say() {
    hold(
        "numbers/count-mismatch",
        TEMPLATES,
        60,
        Mend::Offered,
        |template, dice| {
            let first = dice.roll(0, 7);
            let count = dice.roll(3, 6);
            let names: Vec<&str> = (0..count)
                .map(|at| NAMES[usize::try_from((first + at) % 8).unwrap()])
                .collect();
            let (last, others) = names.split_last().unwrap();
            let listed = format!("{} and {last}", others.join(", "));
            let word = |count: i64| {
                let words = "one two three four five six seven eight nine ten";
                words
                    .split(' ')
                    .nth(usize::try_from(count - 1).unwrap())
                    .unwrap()
            };
            let wrong = if dice.roll(0, 1) == 0 {
                count - 1
            } else {
                count + dice.roll(1, 3)
            };
            let fill = |count: i64| {
                let small = word(count);
                let large = small[..1].to_uppercase() + &small[1..];
                template
                    .split(' ')
                    .map(
                        |piece| match piece.trim_end_matches(['.', ')']).trim_start_matches('(') {
                            "N" => piece.replace('N', &large),
                            "n" => piece.replace('n', small),
                            "L" => piece.replace('L', &listed),
                            _ => piece.to_owned(),
                        },
                    )
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            Case {
                right: fill(count),
                wrong: fill(wrong),
            }
        },
    );
}
