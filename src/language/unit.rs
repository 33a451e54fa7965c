//! Units of measure, and how many of one make another.

use super::{
    number::Amount,
    token::{Token, TokenKind},
};

/// What a unit measures; only units of one dimension convert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// How long.
    Length,
    /// How wide.
    Area,
    /// How heavy.
    Mass,
    /// How much it holds.
    Volume,
    /// How fast.
    Speed,
    /// How hot.
    Temperature,
}

/// A unit of measure.
#[derive(Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its name, for messages, in the plural.
    pub name: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many millionths of a millionth of the dimension's ground unit it is; several where the name
    /// has several meanings (gallon, ton). The ground units: metre, square metre, kilogram, litre, metre
    /// per second. Of temperatures, how many degrees of Celsius one degree is.
    sizes: &'static [(i64, i64)],
    /// Its spellings, words with one space between.
    spellings: &'static [&'static str],
}

const fn one(over: i64, under: i64) -> [(i64, i64); 1] {
    [(over, under)]
}

macro_rules! measures {
    ($($name:literal $dimension:ident $sizes:expr, $spellings:expr;)*) => {
        &[$(Measure {
            name: $name,
            dimension: Dimension::$dimension,
            sizes: &$sizes,
            spellings: &$spellings,
        }),*]
    };
}

/// All, each size as a fraction of the ground unit. Where a spelling is in several, the first counts.
#[rustfmt::skip]
static MEASURES: &[Measure] = measures! {
    "miles per hour" Speed one(44_704, 100_000), ["mph", "m.p.h.", "miles per hour", "miles an hour", "mile per hour", "mile an hour"];
    "kilometres per hour" Speed one(5, 18), ["kph", "kmh", "kmph", "km/h", "km / h", "kilometres per hour", "kilometers per hour", "kilometres an hour", "kilometers an hour", "kilometre per hour", "kilometer per hour", "km per hour", "km an hour"];
    "metres per second" Speed one(1, 1), ["metres per second", "meters per second", "m/s"];
    "knots" Speed one(463, 900), ["knots", "knot", "kts"];
    "square miles" Area one(2_589_988_110_336, 1_000_000), ["square miles", "square mile", "sq miles", "sq mile", "sq mi", "sq. miles", "sq. mi.", "sq. mi"];
    "square kilometres" Area one(1_000_000, 1), ["square kilometres", "square kilometers", "square kilometre", "square kilometer", "sq km", "sq. km", "square km", "km2", "km²", "sqkm"];
    "square metres" Area one(1, 1), ["square metres", "square meters", "square metre", "square meter", "sq m", "sq. m", "sq metres", "sq meters", "m2", "m²", "sqm"];
    "square feet" Area one(9_290_304, 100_000_000), ["square feet", "square foot", "sq ft", "sq. ft.", "sq. ft", "sq feet", "sqft"];
    "square yards" Area one(83_612_736, 100_000_000), ["square yards", "square yard", "sq yd", "sq yards"];
    "acres" Area one(40_468_564_224, 10_000_000), ["acres", "acre"];
    "hectares" Area one(10_000, 1), ["hectares", "hectare", "ha"];
    "nautical miles" Length one(1852, 1), ["nautical miles", "nautical mile"];
    "miles" Length one(1_609_344, 1000), ["miles", "mile", "mi"];
    "yards" Length one(9144, 10_000), ["yards", "yard", "yd", "yds"];
    "feet" Length one(3048, 10_000), ["feet", "foot", "ft", "ft."];
    "inches" Length one(254, 10_000), ["inches", "inch", "in.", "in", "ins"];
    "kilometres" Length one(1000, 1), ["kilometres", "kilometers", "kilometre", "kilometer", "km", "kms"];
    "metres" Length one(1, 1), ["metres", "meters", "metre", "meter", "m"];
    "centimetres" Length one(1, 100), ["centimetres", "centimeters", "centimetre", "centimeter", "cm", "cms"];
    "millimetres" Length one(1, 1000), ["millimetres", "millimeters", "millimetre", "millimeter", "mm"];
    "fluid ounces" Volume [(295_735_295_625, 10_000_000_000_000), (284_130_625, 10_000_000_000)], ["fluid ounces", "fluid ounce", "fl oz", "fl. oz."];
    "pounds" Mass one(45_359_237, 100_000_000), ["pounds", "pound", "lb", "lbs", "lb.", "lbs."];
    "ounces" Mass one(28_349_523_125, 1_000_000_000_000), ["ounces", "ounce", "oz", "oz."];
    "stone" Mass one(635_029_318, 100_000_000), ["stone", "stones", "st"];
    "tonnes" Mass one(1000, 1), ["tonnes", "tonne", "metric tons", "metric ton", "metric tonnes", "t"];
    "short tons" Mass one(90_718_474, 100_000), ["short tons", "short ton", "U.S. tons", "US tons"];
    "tons" Mass [(90_718_474, 100_000), (10_160_469_088, 10_000_000), (1000, 1)], ["tons", "ton", "long tons", "long ton"];
    "kilograms" Mass one(1, 1), ["kilograms", "kilogram", "kilogrammes", "kilos", "kilo", "kg", "kgs"];
    "grams" Mass one(1, 1000), ["grams", "gram", "grammes", "gramme", "g"];
    "gallons" Volume [(3_785_411_784, 1_000_000_000), (454_609, 100_000)], ["gallons", "gallon", "gal", "gals", "gal."];
    "quarts" Volume [(946_352_946, 1_000_000_000), (11_365_225, 10_000_000)], ["quarts", "quart"];
    "pints" Volume [(473_176_473, 1_000_000_000), (56_826_125, 100_000_000)], ["pints", "pint"];
    "barrels" Volume one(158_987_294_928, 1_000_000_000), ["barrels", "barrel", "bbl"];
    "cubic feet" Volume one(28_316_846_592, 1_000_000_000), ["cubic feet", "cubic foot", "cu ft", "cu. ft."];
    "cubic yards" Volume one(764_554_857_984, 1_000_000_000), ["cubic yards", "cubic yard"];
    "cubic metres" Volume one(1000, 1), ["cubic metres", "cubic meters", "cubic metre", "cubic meter", "cu m", "m3", "m³"];
    "litres" Volume one(1, 1), ["litres", "liters", "litre", "liter", "l"];
    "millilitres" Volume one(1, 1000), ["millilitres", "milliliters", "millilitre", "milliliter", "ml"];
    "degrees Celsius" Temperature one(1, 1), ["degrees Celsius", "degree Celsius", "degrees celsius", "degrees centigrade", "degrees Centigrade", "Celsius", "celsius", "degrees C", "degree C", "° C", "°C", "C", "℃"];
    "degrees Fahrenheit" Temperature one(5, 9), ["degrees Fahrenheit", "degree Fahrenheit", "degrees fahrenheit", "Fahrenheit", "fahrenheit", "degrees F", "degree F", "° F", "°F", "F", "℉"];
};

/// What readers of the other system know a unit as.
const COUNTERPARTS: &[(&str, &str)] = &[
    ("miles per hour", "kilometres per hour"),
    ("square miles", "square kilometres"),
    ("square feet", "square metres"),
    ("acres", "hectares"),
    ("miles", "kilometres"),
    ("yards", "metres"),
    ("feet", "metres"),
    ("inches", "centimetres"),
    ("pounds", "kilograms"),
    ("ounces", "grams"),
    ("stone", "kilograms"),
    ("short tons", "tonnes"),
    ("barrels", "litres"),
    ("cubic feet", "cubic metres"),
    ("degrees Fahrenheit", "degrees Celsius"),
    ("kilometres per hour", "miles per hour"),
    ("knots", "kilometres per hour"),
    ("nautical miles", "kilometres"),
    ("square kilometres", "square miles"),
    ("square metres", "square feet"),
    ("hectares", "acres"),
    ("kilometres", "miles"),
    ("metres", "feet"),
    ("centimetres", "inches"),
    ("kilograms", "pounds"),
    ("grams", "ounces"),
    ("cubic metres", "cubic feet"),
    ("degrees Celsius", "degrees Fahrenheit"),
];

/// The measure that `tokens[at..]` name, and how many tokens the name has.
pub fn read(prose: &str, tokens: &[Token], at: usize) -> Option<(&'static Measure, usize)> {
    let first = tokens.get(at)?;
    if !matches!(first.kind, TokenKind::Word | TokenKind::Punctuation('°')) {
        return None;
    }
    let first = first.text(prose);
    let mut best = None;
    for measure in MEASURES {
        for spelling in measure.spellings {
            let Some(length) = spelt(prose, tokens, at, first, spelling) else {
                continue;
            };
            if best.is_none_or(|(_, longest)| length > longest) {
                best = Some((measure, length));
            }
        }
    }
    best
}

/// How many tokens from `tokens[at]` on are `spelling`.
fn spelt(prose: &str, tokens: &[Token], at: usize, first: &str, spelling: &str) -> Option<usize> {
    // Most units are told apart by their first letter.
    if spelling.as_bytes().first() != first.as_bytes().first() {
        return None;
    }
    let mut words = spelling.split(' ');
    let mut length = 0;
    let mut rest = words.next()?;
    loop {
        let token = tokens.get(at + length)?;
        let text = token.text(prose);
        length += 1;
        rest = match rest.strip_prefix(text) {
            Some("") => match words.next() {
                Some(next) => next,
                None => return Some(length),
            },
            // `km/h` is three tokens.
            Some(more) if !text.is_empty() => more,
            _ => return None,
        };
    }
}

/// The measure spelt by letters that are written on to figures: `16km`, `20C`.
pub fn of_letters(letters: &str) -> Option<&'static Measure> {
    MEASURES
        .iter()
        .find(|measure| measure.spellings.contains(&letters))
}

/// The same by name, for units that are told apart elsewhere.
pub fn named(name: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|measure| measure.name == name)
}

impl Measure {
    /// How large one is in the ground unit; several where the name has several meanings.
    pub fn sizes(&self) -> impl Iterator<Item = Amount> + use<> {
        self.sizes
            .iter()
            .map(|&(over, under)| Amount::parts(over, under))
    }

    /// What each of these is in `other`, once for each pair of meanings: factors, and for temperatures
    /// what is added after. Empty where they do not measure the same.
    pub fn into(&self, other: &Self) -> Vec<Amount> {
        if self.dimension != other.dimension {
            return Vec::new();
        }
        self.sizes()
            .flat_map(|size| other.sizes().filter_map(move |unit| size.over(unit)))
            .collect()
    }

    /// What readers of the other system know it as; `None` where that has several meanings or nobody asks.
    pub fn counterpart(&self) -> Option<&'static Self> {
        let (_, other) = COUNTERPARTS.iter().find(|(own, _)| *own == self.name)?;
        named(other)
    }

    /// What 0 of these is in `other`: 32 for Celsius in Fahrenheit, 0 for all that have one nought.
    pub fn nought_in(&self, other: &Self) -> Amount {
        match (self.name, other.name) {
            ("degrees Celsius", "degrees Fahrenheit") => Amount::whole(32),
            ("degrees Fahrenheit", "degrees Celsius") => Amount::parts(-160, 9),
            _ => Amount::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language::tokenize, text::Span};

    #[test]
    fn units_are_read_whole() {
        let read_name = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(text, Span::of(0..text.len()), &mut tokens);
            read(text, &tokens, 0).map(|(measure, length)| (measure.name, length))
        };
        assert_eq!(read_name("square miles of"), Some(("square miles", 2)));
        assert_eq!(read_name("miles an hour"), Some(("miles per hour", 3)));
        assert_eq!(read_name("miles away"), Some(("miles", 1)));
        assert_eq!(read_name("km/h"), Some(("kilometres per hour", 3)));
        assert_eq!(read_name("degrees Celsius"), Some(("degrees Celsius", 2)));
        assert_eq!(read_name("boats"), None);
    }

    #[test]
    fn a_counterpart_measures_the_same_and_has_one_meaning() {
        for (own, other) in COUNTERPARTS {
            let (own, other) = (named(own).unwrap(), named(other).unwrap());
            assert_eq!(own.into(other).len(), 1, "{} {}", own.name, other.name);
            assert_eq!(own.counterpart(), Some(other));
        }
    }

    #[test]
    fn a_measure_there_and_back_is_itself() {
        for one in MEASURES {
            for other in MEASURES
                .iter()
                .filter(|other| other.dimension == one.dimension)
            {
                let there = one.into(other);
                let back = other.into(one);
                assert!(
                    there.iter().any(|there| back
                        .iter()
                        .any(|back| there.times(*back) == Some(Amount::ONE))),
                    "{} {}",
                    one.name,
                    other.name
                );
            }
        }
    }
}
