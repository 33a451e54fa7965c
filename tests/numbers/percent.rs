//! Changes and shares in per cent.

use super::{Case, Dice, Mend, grouped, hold};

/// Two figures, one to become the other, as copy writes them, and the change in per cent, rounded.
fn change(dice: &mut Dice) -> (String, String, i64) {
    let sign = dice.pick(&["", "", "$", "£", "€"]);
    loop {
        let (from, to, divisor, places, unit) = match dice.roll(0, 4) {
            0 => (dice.roll(12, 900), dice.roll(12, 900), 1, 0, ""),
            1 => (dice.roll(1000, 90_000), dice.roll(1000, 90_000), 1, 0, ""),
            2 => (dice.roll(20, 900), dice.roll(20, 900), 10, 1, " million"),
            3 => (dice.roll(20, 900), dice.roll(20, 900), 10, 1, "m"),
            _ => (dice.roll(11, 99) * 100, dice.roll(11, 99) * 100, 1, 0, ""),
        };
        let percent = rounded((to - from) * 100, from);
        if !(8..=180).contains(&percent.abs()) {
            continue;
        }
        let show = |value: i64| {
            if places == 1 {
                format!("{sign}{}.{}{unit}", value / divisor, value % divisor)
            } else {
                format!("{sign}{}", grouped(value))
            }
        };
        return (show(from), show(to), percent);
    }
}

/// `over` by `under`, to the nearest whole number.
fn rounded(over: i64, under: i64) -> i64 {
    (over * 2 + over.signum() * under).div_euclid(under * 2) + i64::from(over < 0)
}

fn wrong_percent(dice: &mut Dice, percent: i64) -> i64 {
    // Far enough that rounding of the figures cannot explain it.
    let off = dice.roll(7, 30) + percent.abs() / 4;
    if percent.abs() > off + 5 && dice.roll(0, 1) == 0 {
        percent.abs() - off
    } else {
        percent.abs() + off
    }
}

const UP: &[&str] = &[
    "rose",
    "increased",
    "grew",
    "climbed",
    "jumped",
    "went up",
    "surged",
    "has risen",
    "soared",
];
const DOWN: &[&str] = &[
    "fell",
    "dropped",
    "declined",
    "decreased",
    "went down",
    "shrank",
    "plunged",
    "has fallen",
    "slumped",
];
const UP_NOUN: &[&str] = &["increase", "rise", "jump", "gain", "surge", "climb"];
const DOWN_NOUN: &[&str] = &["decrease", "fall", "drop", "decline", "slump", "reduction"];

const CHANGES: &[&str] = &[
    "Landings {v} {p}% from {a} to {b}.",
    "Landings {v} {p} percent from {a} to {b}.",
    "Landings {v} by {p} per cent, from {a} to {b}.",
    "Landings {v} by {p}% last year, from {a} to {b}.",
    "Landings {v} {p}% to {b} from {a}.",
    "Landings {v} {p}% to {b}, from {a} a year earlier.",
    "Landings {v} from {a} to {b}, {an} {n} of {p}%.",
    "Landings {v} from {a} to {b}, or {p}%.",
    "Landings {v} from {a} to {b} ({p}%).",
    "Landings {v} from {a} to {b}, a {p}% {n}.",
    "Landings {v} from {a} to {b}, a {p} percent {n}.",
    "Landings {v} from {a} in 2019 to {b} in 2023, {an} {n} of {p} percent.",
    "Landings {v} from {a} in 2019 to {b} in 2023, {d} {p}%.",
    "Landings {v} from {a} in March to {b} in April, a {n} of {p}%.",
    "Landings {v} from {a} to {b} over the same period, a {p}-percent {n}.",
    "Landings {v} to {b} from {a}, {an} {n} of {p} per cent.",
    "Landings {v} to {b} last year from {a} in 2019, {d} {p}%.",
    "Landings were {b}, {d} {p}% from {a}.",
    "Landings were {b}, {d} {p} percent from {a} a year ago.",
    "Landings were {b} last year, {d} {p}% from {a} in 2019.",
    "Landings reached {b}, a {p}% {n} from {a}.",
    "Landings came to {b}, {an} {n} of {p}% from {a} in 2019.",
    "Landings came to {b}, {an} {n} of {p}% on the {a} reported a year earlier.",
    "Landings came to {b}, compared with {a} in 2019, {an} {n} of {p}%.",
    "Landings came to {b}, compared to {a} the year before, a {p} percent {n}.",
    "Landings came to {b} against {a} a year earlier, {d} {p}%.",
    "The {n} from {a} to {b} was {p} percent.",
    "A {p}% {n} took landings from {a} to {b}.",
    "The figure went from {a} to {b}, a {p}% {n}.",
    "The figure went from {a} to {b}, a change of {p}%.",
    "The port recorded a {p}% {n} in landings, from {a} to {b}.",
    "The port recorded a {p} percent {n}, to {b} from {a}.",
    "The port recorded {an} {n} of {p} per cent, from {a} to {b}.",
    "The port reported landings of {b}, {d} {p}% from {a}.",
    "Between 2019 and 2023 landings {v} from {a} to {b}, {an} {n} of {p}%.",
    "Landings {v} from {a} to {b}. That is {an} {n} of {p}%.",
    "Landings {v} from {a} to {b}. That represents a {p}% {n}.",
    "Landings {v} from {a} to {b} this year, which is {an} {n} of {p}%.",
    "Landings {v} from {a} to {b}, representing {an} {n} of {p}%.",
    "Landings {v} from {a} to {b} — {an} {n} of {p}%.",
    "Landings {v} {p}%, from {a} to {b}, the ministry said.",
    "Landings {v} some {p}% from a record {a} to {b}.",
    "According to the ministry, landings {v} from {a} to {b}, a {p} per cent {n} in two years.",
    "Landings {v} from {a} to {b} — {d} {p}%.",
    "Landings {v} from {a} to {b} – a {p}% {n}.",
    "Landings {v} by {p}%: from {a} to {b}.",
    "Landings {v} from {a} to {b}, meaning {an} {n} of {p}%.",
    "Landings {v} from {a} to {b}, marking a {p}% {n}.",
    "Landings {v} from {a} to {b}, equal to {an} {n} of {p}%.",
    "Landings {v} from {a} to {b}, which represents a {p}% {n}.",
    "With landings {d} from {a} to {b}, the {n} was {p}%.",
    "Landings have {d} {p}% since 2019, from {a} to {b}.",
    "Landings, which stood at {a} in 2019, {v} {p}% to {b}.",
    "Landings stood at {b}, {p}% {m} than the {a} recorded in 2019.",
    "Landings of {b} are {p}% {m} than last year’s {a}.",
    "Landings {v} {p}% between 2019 and 2023, from {a} to {b}.",
    "Landings {v} {p} per cent to {b}, against {a} a year before.",
    "Landings {v} {p}% to {b}, compared with {a} in 2019.",
    "Landings came to {a} in 2019 and {b} in 2023, {an} {n} of {p}%.",
    "The port landed {b} in 2023 and {a} in 2019, a {p}% {n}.",
    "Last year it was {a}; this year it was {b}, a {p} per cent {n}.",
    "In 2019 the port landed {a}. In 2023 it landed {b}, {an} {n} of {p}%.",
    "The port landed {a} in 2019. By 2023 it landed {b}, a {p} percent {n}.",
];

#[test]
fn changes_come_to_what_their_figures_give() {
    hold(
        "numbers/percent-mismatch",
        CHANGES,
        40,
        Mend::Offered,
        |template, dice| {
            let (from, to, percent) = change(dice);
            let wrong = wrong_percent(dice, percent);
            let up = percent > 0;
            let verb = dice.pick(if up { UP } else { DOWN });
            let noun = dice.pick(if up { UP_NOUN } else { DOWN_NOUN });
            let fill = |percent: i64| {
                template
                    .replace("{v}", verb)
                    .replace("{an}", if noun.starts_with('i') { "an" } else { "a" })
                    .replace("{n}", noun)
                    .replace("{d}", if up { "up" } else { "down" })
                    .replace("{m}", if up { "higher" } else { "lower" })
                    .replace("{a}", &from)
                    .replace("{b}", &to)
                    .replace("{p}", &percent.to_string())
            };
            Case {
                right: fill(percent.abs()),
                wrong: fill(wrong),
            }
        },
    );
}

const SHARES: &[&str] = &[
    "{a} of {b} homes ({p}%) failed.",
    "{a} of the {b} homes ({p} percent) failed.",
    "{a} out of {b} homes, or {p}%, failed.",
    "The inspectors failed {a} of {b} homes, or {p} percent.",
    "The inspectors failed {a} of the {b} homes they saw, or {p} per cent.",
    "The inspectors failed {a} of the {b} homes they saw ({p}%).",
    "Of the {b} homes inspected, {a} ({p}%) failed.",
    "Of {b} homes inspected, {a}, or {p} percent, failed.",
    "Of the {b} homes inspected, {a} failed, or {p}%.",
    "Out of {b} homes, {a} ({p}%) failed.",
    "{a} homes, or {p}% of the {b} inspected, failed.",
    "{a} homes ({p}% of the {b} inspected) failed.",
    "{a} homes, {p} percent of the {b} inspected, failed.",
    "{p}% of the {b} homes, or {a}, failed.",
    "{p} percent of the {b} homes ({a}) failed.",
    "About {p}% (just {a} of {b} homes) failed.",
    "{a} ({p}%) of the {b} homes failed.",
    "{a}, or {p}%, of the {b} homes failed.",
    "Some {a} homes ({p}%) of the {b} inspected failed.",
    "{a} of {b} voters took part, a turnout of {p}%.",
    "{a} of {b} members voted, for a turnout of {p} percent.",
    "Only {a} of {b} homes, {p} percent, failed.",
    "{a} of {b} homes — {p}% — failed.",
    "In all, {a} of the town’s {b} homes, or {p}%, failed.",
    "The {a} homes are {p}% of the {b} in the town.",
    "{a} of {b} homes failed, {p} percent of the total.",
    "{a} of {b} homes failed, a failure rate of {p}%.",
    "{a} of the {b} homes were flooded, about {p}%.",
    "{a} of the {b} homes that were inspected in the spring ({p}%) failed.",
    "A total of {a} out of {b} homes ({p}%) failed.",
    "{a} residents out of {b} surveyed, or {p} percent, agreed.",
    "{a} of {b} homes failed. That is {p}%.",
    "{a} of {b} homes failed. That is a failure rate of {p}%.",
    "The inspectors saw {b} homes; {a} of them, or {p}%, failed.",
    "The inspectors saw {b} homes, and {a} of them ({p} percent) failed.",
    "The failure rate was {p}%: {a} of {b} homes.",
];

#[test]
fn shares_are_what_their_figures_give() {
    hold(
        "numbers/percent-mismatch",
        SHARES,
        40,
        Mend::Offered,
        |template, dice| {
            let (part, whole) = loop {
                let (part, whole) = match dice.roll(0, 2) {
                    0 => (dice.roll(3, 90), dice.roll(10, 99)),
                    1 => (dice.roll(20, 900), dice.roll(100, 990)),
                    _ => (dice.roll(1001, 8000), dice.roll(1001, 9999)),
                };
                if part * 100 < whole * 97 && part * 100 > whole * 3 {
                    break (part, whole);
                }
            };
            let percent = rounded(part * 100, whole);
            let wrong = wrong_percent(dice, percent);
            let fill = |percent: i64| {
                template
                    .replace("{a}", &grouped(part))
                    .replace("{b}", &grouped(whole))
                    .replace("{p}", &percent.to_string())
            };
            Case {
                right: fill(percent),
                wrong: fill(wrong),
            }
        },
    );
}

const IN_EVERY: &[&str] = &[
    "{a} in {b} residents ({p}%) agreed.",
    "{a} in {b} residents, or {p} percent, agreed.",
    "{p}%, or {a} in {b}, agreed.",
    "{a} in every {b} residents ({p}%) agreed.",
    "{a} out of {b} residents, or {p}%, agreed.",
    "Nearly {p}% ({a} in {b}) agreed.",
];

#[test]
fn one_in_so_many_is_a_share() {
    hold(
        "numbers/percent-mismatch",
        IN_EVERY,
        20,
        Mend::Offered,
        |template, dice| {
            let word = |number: i64| {
                let words = "one two three four five six seven eight nine ten";
                let place = usize::try_from(number - 1).unwrap();
                words.split(' ').nth(place).unwrap()
            };
            let whole = dice.roll(3, 10);
            let part = if whole > 4 { dice.roll(1, 2) } else { 1 };
            let percent = rounded(part * 100, whole);
            let wrong = if percent > 50 {
                percent - 25
            } else {
                percent + 25
            };
            let fill = |percent: i64| {
                let mut text = template
                    .replace("{a}", word(part))
                    .replace("{b}", word(whole))
                    .replace("{p}", &percent.to_string());
                text.replace_range(..1, &text[..1].to_uppercase());
                text
            };
            Case {
                right: fill(percent),
                wrong: fill(wrong),
            }
        },
    );
}

const TIMES: &[&str] = &[
    "Landings {w} from {a} to {b}.",
    "Landings {w} to {b} from {a}.",
    "Landings {w} from {a} in 2019 to {b} in 2023.",
    "The port {w} its landings from {a} to {b}.",
    "Landings more than {w} from {a} to {c}.",
];

#[test]
fn doubling_is_twice_as_much() {
    hold(
        "numbers/percent-mismatch",
        TIMES,
        20,
        Mend::None,
        |template, dice| {
            let from = dice.roll(20, 400);
            let (word, times) = dice.pick(&[("doubled", 2), ("tripled", 3), ("quadrupled", 4)]);
            let fill = |factor: i64| {
                template
                    .replace("{w}", word)
                    .replace("{a}", &grouped(from))
                    .replace("{b}", &grouped(from * factor))
                    .replace("{c}", &grouped(from * factor + from / 4))
            };
            Case {
                right: fill(times),
                wrong: fill(times - 1),
            }
        },
    );
}

const POINTS: &[&str] = &[
    "Unemployment {v} {p}% from {a}% to {b}%.",
    "Unemployment {v} by {p} percent, from {a} percent to {b} percent.",
    "Unemployment {v} from {a}% to {b}%, {an} {n} of {p}%.",
    "Unemployment {v} from {a} per cent to {b} per cent, a {p} per cent {n}.",
    "Unemployment {v} to {b}% from {a}%, a {n} of {p}%.",
    "Unemployment {v} {p}% to {b}% from {a}%.",
    "Unemployment was {b}%, {d} {p}% from {a}% a year earlier.",
    "Unemployment {v} from {a} to {b} percent, {an} {n} of {p} percent.",
    "Unemployment {v} from {a}% in May to {b}% in June, {d} {p}%.",
    "Unemployment {v} {p} per cent this year, from {a} per cent to {b} per cent.",
    "The party’s support {v} from {a}% to {b}%, or {p}%.",
    "The council raised the share from {a}% to {b}%, a change of {p}%.",
    "Unemployment {v} from {a}% to {b}%. That is {an} {n} of {p}%.",
    "Unemployment stood at {b}%, compared with {a}% in 2019, {an} {n} of {p}%.",
    "The {n} of {p}%, from {a}% to {b}%, was the largest in years.",
];

#[test]
fn a_change_of_rates_is_points() {
    hold(
        "numbers/percent-points",
        POINTS,
        40,
        Mend::Offered,
        |template, dice| {
            let (from, to) = loop {
                let (from, to) = (dice.roll(2, 70), dice.roll(2, 70));
                let relative = ((to - from) * 100 / from).abs();
                if from != to && ((to - from).abs() - relative).abs() > 2 {
                    break (from, to);
                }
            };
            let up = to > from;
            let verb = dice.pick(if up { UP } else { DOWN });
            let noun = dice.pick(if up { UP_NOUN } else { DOWN_NOUN });
            let points = (to - from).abs();
            let fill = |points: &str| {
                template
                    .replace("{p} percent ", &format!("{points} "))
                    .replace("{p} per cent ", &format!("{points} "))
                    .replace("{p} percent.", &format!("{points}."))
                    .replace("{p} percent,", &format!("{points},"))
                    .replace("{p}%", points)
                    .replace("{v}", verb)
                    .replace("{an}", if noun.starts_with('i') { "an" } else { "a" })
                    .replace("{n}", noun)
                    .replace("{d}", if up { "up" } else { "down" })
                    .replace("{a}", &from.to_string())
                    .replace("{b}", &to.to_string())
            };
            Case {
                right: fill(&format!("{points} percentage points")),
                wrong: fill(&format!(
                    "{points}{}",
                    dice.pick(&["%", " percent", " per cent"])
                )),
            }
        },
    );
}

const COUNTED_POINTS: &[&str] = &[
    "Unemployment {v} {p} percentage points from {a}% to {b}%.",
    "Unemployment {v} by {p} percentage points, from {a} percent to {b} percent.",
    "Unemployment {v} from {a}% to {b}%, {an} {n} of {p} points.",
    "Support {v} to {b}% from {a}%, a {p}-point {n}.",
    "Support {v} to {b}% from {a}%, a {p}-percentage-point {n}.",
    "The party’s share {v} {p} points to {b}%, from {a}%.",
    "Turnout {v} from {a}% to {b}%, {p} points.",
    "Turnout was {b}%, {d} {p} points from {a}% in 2019.",
];

#[test]
fn points_are_counted() {
    hold(
        "numbers/percent-points",
        COUNTED_POINTS,
        40,
        Mend::Offered,
        |template, dice| {
            let (from, to) = loop {
                let (from, to) = (dice.roll(2, 70), dice.roll(2, 70));
                if (to - from).abs() > 1 {
                    break (from, to);
                }
            };
            let up = to > from;
            let verb = dice.pick(if up { UP } else { DOWN });
            let noun = dice.pick(if up { UP_NOUN } else { DOWN_NOUN });
            let fill = |points: i64| {
                template
                    .replace("{p}", &points.to_string())
                    .replace("{v}", verb)
                    .replace("{an}", if noun.starts_with('i') { "an" } else { "a" })
                    .replace("{n}", noun)
                    .replace("{d}", if up { "up" } else { "down" })
                    .replace("{a}", &from.to_string())
                    .replace("{b}", &to.to_string())
            };
            let points = (to - from).abs();
            Case {
                right: fill(points),
                wrong: fill(points + dice.roll(1, 9)),
            }
        },
    );
}
