//! One thing, told of twice.

use super::{Case, Dice, Mend, hold};

const SUMS: &[&str] = &[
    "The council approved the £A plan on Monday. Critics of the £B plan were silent.",
    "The town will build a £A bridge. The £B bridge is to be of steel.",
    "The £A ferry came in on Monday. Nobody met the £B ferry.",
    "They opened a $A dam in May. The $B dam leaks.",
];

fn sum(dice: &mut Dice) -> (String, String) {
    let figures = if dice.roll(0, 1) == 0 {
        format!("{}.{}", dice.roll(1, 9), dice.roll(1, 9))
    } else {
        dice.roll(2, 900).to_string()
    };
    let (one, other) = dice.pick(&[("m", "bn"), (" million", " billion"), ("bn", "m")]);
    (format!("{figures}{one}"), format!("{figures}{other}"))
}

#[test]
fn a_sum_keeps_its_scale() {
    hold(
        "numbers/inconsistent-figure",
        SUMS,
        60,
        Mend::Offered,
        |template, dice| {
            let (one, other) = sum(dice);
            let fill = |second: &str| template.replace('A', &one).replace('B', second);
            Case {
                right: fill(&one),
                wrong: fill(&other),
            }
        },
    );
}

const GROUPS: &[&str] = &[
    "Police arrested A protesters on Monday. The B protesters left the town.",
    "The storm sank A boats. The B boats had no lamps.",
    "The school has A teachers. These B teachers are away.",
];

#[test]
fn a_group_keeps_its_number() {
    hold(
        "numbers/inconsistent-figure",
        GROUPS,
        60,
        Mend::Offered,
        |template, dice| {
            let count = dice.roll(11, 400);
            let other = count + dice.roll(1, 30);
            let fill = |second: i64| {
                template
                    .replace('A', &count.to_string())
                    .replace('B', &second.to_string())
            };
            Case {
                right: fill(count),
                wrong: fill(other),
            }
        },
    );
}
