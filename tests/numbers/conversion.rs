//! Measures in two units.

use super::{Case, Dice, Mend, grouped, hold};

/// From, to, and how many thousandths of the one make the other.
const UNITS: &[(&str, &str, i64); 20] = &[
    (" miles", "km", 1609),
    ("km", " miles", 621),
    (" kilometres", " miles", 621),
    (" feet", " metres", 305),
    (" feet", "m", 305),
    (" metres", " feet", 3281),
    ("m", "ft", 3281),
    (" kilograms", " pounds", 2205),
    ("kg", "lb", 2205),
    (" pounds", " kilograms", 454),
    (" acres", " hectares", 405),
    (" hectares", " acres", 2471),
    (" inches", " centimetres", 2540),
    (" inches", "cm", 2540),
    (" square miles", " square kilometres", 2590),
    (" sq km", " sq miles", 386),
    ("mph", "km/h", 1609),
    (" miles per hour", " kilometres per hour", 1609),
    (" ounces", " grams", 28_350),
    (" tonnes", " short tons", 1102),
];

const TEMPLATES: &[&str] = &[
    "It was said to be A (B) in all.",
    "They counted A, or B, on Friday.",
    "They counted about A (B) on Friday.",
    "The council spoke of A (about B).",
    "They counted A [B] on Friday.",
    "The board says A (B) will do, and that is that.",
    "The figure is A/B.",
    "They counted A – B – on Friday.",
    "They counted A — B — on Friday.",
    "They counted A, equivalent to B, on Friday.",
    "They counted A, the equivalent of B.",
];

#[test]
fn a_measure_in_two_units() {
    hold(
        "numbers/unit-conversion",
        TEMPLATES,
        200,
        Mend::Offered,
        |template, dice| {
            let (from, to, thousandths) = UNITS[usize::try_from(dice.roll(0, 19)).unwrap()];
            let value = dice.roll(12, 900);
            let right = Dice::rounded(value * thousandths, 1000);
            let off = right * dice.roll(15, 60) / 100 + 2;
            let wrong = if dice.roll(0, 1) == 0 && right > off + 2 {
                right - off
            } else {
                right + off
            };
            let with = |other: i64| {
                template
                    .replace('A', &format!("{value}{from}"))
                    .replace('B', &format!("{}{to}", grouped(other)))
            };
            Case {
                right: with(right),
                wrong: with(wrong),
            }
        },
    );
}

#[test]
fn temperatures_and_their_differences() {
    const TEMPLATES: &[&str] = &[
        "It was Cc (F) in Halden.",
        "Temperatures reached C degrees Celsius (F degrees Fahrenheit) on Friday.",
        "A rise of dC (D) is expected.",
        "It will be d°C (D°F) warmer.",
    ];
    hold(
        "numbers/unit-conversion",
        TEMPLATES,
        200,
        Mend::Offered,
        |template, dice| {
            let celsius = dice.roll(11, 45);
            let fahrenheit = Dice::rounded(celsius * 9, 5) + 32;
            let change = dice.roll(2, 9);
            let difference = Dice::rounded(change * 9, 5);
            let off = dice.roll(5, 12);
            let with = |fahrenheit: i64, difference: i64| match template {
                "It was Cc (F) in Halden." => {
                    format!("It was {celsius}C ({fahrenheit}F) in Halden.")
                }
                "A rise of dC (D) is expected." => {
                    format!("A rise of {change}C ({difference}F) is expected.")
                }
                _ => template
                    .replace("C degrees", &format!("{celsius} degrees"))
                    .replace("F degrees", &format!("{fahrenheit} degrees"))
                    .replace("d°C", &format!("{change}°C"))
                    .replace("D°F", &format!("{difference}°F")),
            };
            Case {
                right: with(fahrenheit, difference),
                wrong: with(fahrenheit + off, difference + 32),
            }
        },
    );
}
