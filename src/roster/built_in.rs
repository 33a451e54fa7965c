//! The roster that is part of the program: text files of one fact a line, in `data/`.

use jiff::civil::{Date, date};

use super::{
    Alias, AliasKind, Body, Office, OfficeKind, Person, Tenure, Text, When, build::Builder,
};

/// From this day on the built-in roster has what it covers.
pub const SINCE: Date = date(2014, 1, 1);

/// The files, in the order in which their lines may speak of one another.
const FILES: [(&str, &str); 11] = [
    ("countries.txt", include_str!("data/countries.txt")),
    ("bodies.txt", include_str!("data/bodies.txt")),
    ("people.txt", include_str!("data/people.txt")),
    ("offices-world.txt", include_str!("data/offices-world.txt")),
    (
        "offices-united-states.txt",
        include_str!("data/offices-united-states.txt"),
    ),
    (
        "offices-united-states-congress.txt",
        include_str!("data/offices-united-states-congress.txt"),
    ),
    (
        "offices-united-kingdom.txt",
        include_str!("data/offices-united-kingdom.txt"),
    ),
    (
        "offices-a-to-c.txt",
        include_str!("data/offices-a-to-c.txt"),
    ),
    (
        "offices-d-to-i.txt",
        include_str!("data/offices-d-to-i.txt"),
    ),
    (
        "offices-j-to-p.txt",
        include_str!("data/offices-j-to-p.txt"),
    ),
    (
        "offices-q-to-z.txt",
        include_str!("data/offices-q-to-z.txt"),
    ),
];

/// A line of the built-in roster that says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// Reads all files; lines with a fault are left out.
pub(super) fn read() -> (Builder, Vec<Fault>) {
    let mut builder = Builder::default();
    builder.layers.push(Text::const_new("built in"));
    let mut faults = Vec::new();
    for (file, text) in FILES {
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Err(message) = read_line(&mut builder, line) {
                faults.push(Fault {
                    file,
                    line: index + 1,
                    message,
                });
            }
        }
    }
    (builder, faults)
}

/// The fields of a line after its kind.
type Fields = [&'static str; 7];

/// Takes a line of one kind.
type Reader = fn(&mut Builder, Fields) -> Result<(), String>;

fn read_line(builder: &mut Builder, line: &'static str) -> Result<(), String> {
    let mut fields: Fields = [""; 7];
    let mut parts = line.split(" | ").map(str::trim);
    let kind = parts.next().unwrap_or("");
    let mut count = 0;
    for part in parts {
        let place = fields.get_mut(count);
        *place.ok_or_else(|| "too many fields".to_owned())? = part;
        count += 1;
    }
    let (wanted, read): (usize, Reader) = match kind {
        "country" => (7, read_country),
        "body" => (3, read_body),
        "person" => (3, read_person),
        "alias" => (3, read_alias),
        "shared" => (2, read_shared),
        "office" => (7, read_office),
        "covers" => (3, read_covers),
        "tenure" => (7, read_tenure),
        _ => return Err(format!("there are no lines of the kind “{kind}”")),
    };
    if count != wanted {
        return Err(format!("{count} fields after “{kind}”, not {wanted}"));
    }
    read(builder, fields)
}

fn read_country(builder: &mut Builder, fields: Fields) -> Result<(), String> {
    let [id, name, adjectives, capital, code, _wikidata, forms] = fields;
    add_body(
        builder,
        Body {
            id: Text::const_new(id),
            name: Text::const_new(name),
            adjectives: list(adjectives),
            capital: given(capital),
            forms: list(forms),
            code: given(code),
            is_country: true,
        },
    )
}

fn read_body(builder: &mut Builder, [id, name, forms, ..]: Fields) -> Result<(), String> {
    add_body(
        builder,
        Body {
            id: Text::const_new(id),
            name: Text::const_new(name),
            adjectives: Vec::new(),
            capital: None,
            forms: list(forms),
            code: None,
            is_country: false,
        },
    )
}

fn read_person(builder: &mut Builder, [id, name, wikidata, ..]: Fields) -> Result<(), String> {
    let mut person = Person::new(Text::const_new(id), Text::const_new(name));
    person.wikidata = given(wikidata);
    builder
        .add_person(person)
        .map(|_| ())
        .ok_or_else(|| taken(id))
}

fn read_alias(builder: &mut Builder, [id, kind, text, ..]: Fields) -> Result<(), String> {
    let kind = AliasKind::of_name(kind).ok_or_else(|| format!("there is no kind “{kind}”"))?;
    let person = builder.person_by_id(id).ok_or_else(|| unknown(id))?;
    builder.people[person.0 as usize].aliases.push(Alias {
        text: Text::const_new(text),
        kind,
    });
    Ok(())
}

/// Says only that a form is meant to be several people’s: lookup tells that by itself.
fn read_shared(builder: &mut Builder, [_, ids, ..]: Fields) -> Result<(), String> {
    for id in ids.split("; ") {
        builder.person_by_id(id).ok_or_else(|| unknown(id))?;
    }
    Ok(())
}

fn read_office(builder: &mut Builder, fields: Fields) -> Result<(), String> {
    let [id, of, title, kind, seats, wikidata, forms] = fields;
    let office = Office {
        id: Text::const_new(id),
        of: builder.body_by_id(of).ok_or_else(|| unknown(of))?,
        title: Text::const_new(title),
        forms: list(forms),
        kind: OfficeKind::of_name(kind).ok_or_else(|| format!("there is no kind “{kind}”"))?,
        is_single: match seats {
            "1" => true,
            "n" => false,
            _ => return Err(format!("“{seats}” is no number of seats: 1 or n")),
        },
        wikidata: given(wikidata),
        covered: Vec::new(),
    };
    builder
        .add_office(office)
        .map(|_| ())
        .ok_or_else(|| taken(id))
}

fn read_covers(builder: &mut Builder, [id, from, to, ..]: Fields) -> Result<(), String> {
    let office = builder.office_by_id(id).ok_or_else(|| unknown(id))?;
    let span = (day(from)?, day(to)?);
    builder.offices[office.0 as usize].covered.push(span);
    Ok(())
}

fn read_tenure(builder: &mut Builder, fields: Fields) -> Result<(), String> {
    let [office, person, from, to, verified, source, marks] = fields;
    let tenure = Tenure {
        office: builder
            .office_by_id(office)
            .ok_or_else(|| unknown(office))?,
        from: when(from)?,
        to: given(to).map(|text| when(&text)).transpose()?,
        verified: Some(day(verified)?),
        source: Text::const_new(source),
        acting: match marks {
            "acting" => true,
            "-" => false,
            _ => return Err(format!("“{marks}” is no mark: acting or -")),
        },
        layer: 0,
    };
    let person = builder
        .person_by_id(person)
        .ok_or_else(|| unknown(person))?;
    builder.people[person.0 as usize].tenures.push(tenure);
    Ok(())
}

fn add_body(builder: &mut Builder, body: Body) -> Result<(), String> {
    let id = body.id.clone();
    builder.add_body(body).map(|_| ()).ok_or_else(|| taken(&id))
}

fn given(field: &'static str) -> Option<Text> {
    (field != "-").then_some(Text::const_new(field))
}

fn list(field: &'static str) -> Vec<Text> {
    if field == "-" {
        return Vec::new();
    }
    field.split("; ").map(Text::const_new).collect()
}

fn when(text: &str) -> Result<When, String> {
    When::read(text).ok_or_else(|| format!("“{text}” is no date"))
}

fn day(text: &str) -> Result<Date, String> {
    let when = when(text)?;
    if when.is_exact() {
        Ok(when.earliest)
    } else {
        Err(format!("“{text}” is no day"))
    }
}

fn taken(id: &str) -> String {
    format!("“{id}” is there already")
}

fn unknown(id: &str) -> String {
    format!("“{id}” is not known above this line")
}
