//! Parts and the whole that they are said to make.

use super::{Case, Mend, grouped, hold};

const TEMPLATES: &[&str] = &[
    "The fund paid A farmers, B fishers and C mills, T awards in all.",
    "The fund paid A farmers, B fishers, and C mills, a total of T awards.",
    "The fund paid A farmers, B fishers and C mills — T awards in all.",
    "The ferry took A women and B men from Esk and C children, T people in total.",
    "A total of T awards were made: A in Halden, B in Esk and C in Port Merrow.",
    "The school has T pupils: A from Halden, B from Esk and C from Port Merrow.",
    "There were T boats in the race — A from Halden, B from Esk and C from Westhaven.",
    "They counted T people: A women, B men and C children.",
    "The fund paid $A to farmers, $B to fishers and $C to mills, a total of $T.",
    "They sold A boats in March, B in April and C in May, for a total of T.",
];

#[test]
fn parts_make_their_whole() {
    hold(
        "numbers/total-mismatch",
        TEMPLATES,
        200,
        Mend::None,
        |template, dice| {
            let high = if dice.roll(0, 1) == 0 { 90 } else { 5000 };
            let parts = [
                dice.roll(13, high),
                dice.roll(13, high),
                dice.roll(13, high),
            ];
            let sum: i64 = parts.iter().sum();
            let off = dice.roll(1, 12);
            let wrong = if dice.roll(0, 1) == 0 {
                sum - off
            } else {
                sum + off
            };
            let with = |whole: i64| {
                [("A ", parts[0]), ("B ", parts[1]), ("C ", parts[2])]
                    .iter()
                    .fold(
                        template.replace("A total", "@ total"),
                        |text, (mark, part)| text.replace(mark, &format!("{} ", grouped(*part))),
                    )
                    .replace("@ total", "A total")
                    .replace("The", "@he")
                    .replace("There", "@here")
                    .replace('T', &grouped(whole))
                    .replace("@he", "The")
                    .replace("@here", "There")
            };
            Case {
                right: with(sum),
                wrong: with(wrong),
            }
        },
    );
}
