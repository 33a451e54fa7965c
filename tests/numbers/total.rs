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
    "They sold A boats in April, B in May and C in June, T boats in all.",
    "The storm killed T people — A men, B women and C children — in one night.",
    "The T victims were A men, B women and C children.",
    "The T seats are held by A Liberals, B Greens and C others.",
    "The budget of £T comprises £A for schools, £B for roads and £C for parks.",
    "The company will cut T jobs, A in Halden, B in Esk and C in Port Merrow.",
    "Of the T pupils, A walk, B cycle and the remaining C take the ferry.",
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

const SHARES: &[&str] = &[
    "A% said yes, B% said no and the remaining C% did not know.",
    "A percent walk, B percent cycle and the other C percent take the ferry.",
];

#[test]
fn shares_make_a_hundred() {
    hold(
        "numbers/total-mismatch",
        SHARES,
        100,
        Mend::None,
        |template, dice| {
            let (one, two) = (dice.roll(5, 60), dice.roll(5, 30));
            let three = 100 - one - two;
            let fill = |last: i64| {
                template
                    .replace('A', &one.to_string())
                    .replace('B', &two.to_string())
                    .replace('C', &last.to_string())
            };
            Case {
                right: fill(three),
                wrong: fill(three + dice.roll(3, 12)),
            }
        },
    );
}

const VOTES: &[&str] = &[
    "The T-member council voted A-B on Monday.",
    "The T-member council voted A to B for the plan.",
    "The T-seat assembly voted A–B to close the mill.",
    "Of the T members, A voted for and B against.",
    "The council, which has T members, voted A to B, with C abstentions.",
    "There were A votes for, B against and C abstentions out of T votes.",
];

#[test]
fn no_more_vote_than_may() {
    hold(
        "numbers/total-mismatch",
        VOTES,
        50,
        Mend::None,
        |template, dice| {
            let (yes, no, none) = (dice.roll(12, 60), dice.roll(11, 60), dice.roll(11, 20));
            let cast = yes + no + if template.contains('C') { none } else { 0 };
            let fill = |members: i64| {
                template
                    .replace("The", "@he")
                    .replace('A', &yes.to_string())
                    .replace('B', &no.to_string())
                    .replace('C', &none.to_string())
                    .replace('T', &members.to_string())
                    .replace("@he", "The")
            };
            Case {
                // Members may be absent.
                right: fill(cast + dice.roll(0, 9)),
                wrong: fill(cast - dice.roll(1, 9)),
            }
        },
    );
}
