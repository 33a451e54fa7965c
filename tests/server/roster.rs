//! Officials on hover, from the roster of the program and from the newsroom’s own, which may change
//! while the server runs.

use std::{fs, path::Path, process::Command, time::Duration};

use serde_json::{Value, json};

use super::client::{Client, URI, capable_but, folder};

const STORY: &str = "---\ndate: 2022-01-12\n---\n\
    # Talks\n\n\
    NATO Secretary General Jens Stoltenberg met Deputy Secretary of State Wendy Sherman. \
    Mara Lind, the mayor of Port Merrow, was there. Jane Doe was not.\n";

fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn hover(client: &mut Client, uri: &str, name: &str) -> String {
    let line = STORY.lines().position(|line| line.contains(name)).unwrap();
    let column = STORY.lines().nth(line).unwrap().find(name).unwrap() + 1;
    let params =
        json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": column}});
    let hover: Value = client.result("textDocument/hover", params);
    hover["contents"]["value"]
        .as_str()
        .unwrap_or("")
        .replace('\\', "")
}

#[test]
fn an_official_has_an_office_on_the_day_of_the_story() {
    let (_kept, root) = folder();
    let uri = address(&root.join("story.md"));
    let mut client = Client::capable();
    client.open(&uri, "markdown", STORY);
    let sherman = hover(&mut client, &uri, "Wendy Sherman");
    assert!(
        sherman.contains("On 2022-01-12: Deputy Secretary of State, United States, 2021-04-14 to 2023-07-28 (verified on"),
        "{sherman}"
    );
    assert!(
        sherman.contains("Before: Under Secretary of State for Political Affairs"),
        "{sherman}"
    );
    assert!(
        hover(&mut client, &uri, "Stoltenberg").contains("On 2022-01-12: Secretary General, NATO")
    );
    assert!(!hover(&mut client, &uri, "Jane Doe").contains("On 2022"));
    client.leave();
}

/// The hover on the first `words` of `text`, opened anew as a draft without a file.
fn hover_in(client: &mut Client, text: &str, words: &str) -> String {
    client.open(URI, "markdown", text);
    let before = &text[..=text.find(words).unwrap()];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    let told = client.hover(line as u32, column as u32);
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    told.replace('\\', "")
}

#[test]
fn the_command_line_and_the_hover_say_the_same() {
    let mut client = Client::capable();
    for (name, day) in [
        ("Wendy Sherman", "2022-01-12"),
        ("Wendy Sherman", "2014-12-01"),
        ("Jens Stoltenberg", "2022-01-12"),
        ("Alexander Grushko", "2022-01-12"),
        ("Alexander Fomin", "2022-01-12"),
        ("Angela Merkel", "2019-05-01"),
        ("Jens Stoltenberg", "2025-05-01"),
    ] {
        let who = Command::new(env!("CARGO_BIN_EXE_factdesk"))
            .args([
                "roster",
                "who",
                name,
                "--on",
                day,
                "--isolated",
                "--output-format",
                "json",
            ])
            .output()
            .unwrap();
        let who: Value = serde_json::from_slice(&who.stdout).unwrap();
        let text =
            format!("---\ndate: {day}\n---\n\n# Talks\n\nThe room was full when {name} came.\n");
        let told = hover_in(&mut client, &text, name);
        let tenures = who["matches"][0]["tenures"].as_array().unwrap();
        assert!(!tenures.is_empty(), "{name}");
        for tenure in tenures {
            let office = tenure["office"].as_str().unwrap();
            let acting = if tenure["acting"] == true {
                "acting "
            } else {
                ""
            };
            let on_the_day = told.contains(&format!("On {day}: {acting}{office}"));
            assert_eq!(
                on_the_day,
                tenure["held"] == "held",
                "{name} {day} {office}: {told}"
            );
            assert!(told.contains(office), "{name} {day} {office}: {told}");
        }
    }
    client.leave();
}

#[test]
fn a_role_without_a_name_says_who_held_it() {
    let mut client = Client::capable();
    let dated = |day: &str, words: &str| format!("---\ndate: {day}\n---\n\n# Talks\n\n{words}\n");
    let words = "The NATO secretary general met the US secretary of state and Russia’s deputy foreign minister on Monday.";
    let text = dated("2022-01-12", words);
    let general = hover_in(&mut client, &text, "secretary general");
    assert!(
        general.starts_with("**NATO secretary general**"),
        "{general}"
    );
    assert!(
        general.contains("Jens Stoltenberg: On 2022-01-12: Secretary General, NATO"),
        "{general}"
    );
    assert!(general.contains("built in"), "{general}");
    for part in ["US secretary", "secretary of", "state and"] {
        let state = hover_in(&mut client, &dated("2016-03-15", words), part);
        assert!(
            state.starts_with("**US secretary of state**"),
            "{part}: {state}"
        );
        assert!(
            state.contains("John Kerry: On 2016-03-15: Secretary of State, United States"),
            "{part}: {state}"
        );
    }
    let deputy = hover_in(&mut client, &text, "deputy foreign");
    assert!(deputy.contains("There may be others"), "{deputy}");
    // On another day it was somebody else, and without a day nobody is named.
    let later = hover_in(
        &mut client,
        &dated("2025-03-01", words),
        "secretary general",
    );
    assert!(later.contains("Mark Rutte"), "{later}");
    let undated = hover_in(&mut client, words, "secretary general");
    assert!(undated.contains("no day that it speaks from"), "{undated}");
    assert!(!undated.contains("Stoltenberg"), "{undated}");
    // No office, or no one office.
    for (words, at) in [
        ("The foreign minister left.", "foreign"),
        ("The ministers of France left.", "ministers"),
        ("The French leader left.", "leader"),
        ("The mayor of Port Merrow left.", "mayor"),
        ("The state of the room was poor.", "state"),
    ] {
        assert_eq!(
            hover_in(&mut client, &dated("2022-01-12", words), at),
            "",
            "{words}"
        );
    }
    client.leave();
}

#[test]
fn namesakes_are_listed_with_their_offices_and_dates() {
    let (_kept, root) = folder();
    fs::write(root.join("factdesk.toml"), "roster = [\"desk.csv\"]\n").unwrap();
    fs::write(
        root.join("desk.csv"),
        "id,name,office,of,from,to,verified\nlind-1,Mara Lind,Mayor,Port Merrow,2020,,2026-01-01\n\
         lind-2,Mara Lind,Harbour Master,Halden,2021,,2026-01-01\n",
    )
    .unwrap();
    let uri = address(&root.join("story.md"));
    let mut client = Client::capable();
    let text = "---\ndate: 2024-01-12\n---\n# Talks\n\nThe room was full when Mara Lind came. The mayor left.\n";
    client.open(&uri, "markdown", text);
    let params = json!({"textDocument": {"uri": uri}, "position": {"line": 5, "character": 26}});
    let told = client.result("textDocument/hover", params)["contents"]["value"].to_string();
    assert!(told.contains("2 people of that name"), "{told}");
    assert!(
        told.contains("On 2024-01-12: Mayor, Port Merrow, since 2020"),
        "{told}"
    );
    assert!(
        told.contains("On 2024-01-12: Harbour Master, Halden, since 2021"),
        "{told}"
    );
    assert!(told.contains("desk.csv"), "which roster says so: {told}");
    client.leave();
}

#[test]
fn a_story_later_than_anybody_looked_says_so() {
    let (_kept, root) = folder();
    let uri = address(&root.join("story.md"));
    let mut client = Client::capable();
    let text = STORY.replace("2022-01-12", "2031-01-12");
    client.open(&uri, "markdown", &text);
    let told = hover(&mut client, &uri, "Wendy Sherman");
    assert!(
        told.contains("On 2031-01-12: no office that the roster knows of."),
        "{told}"
    );
    client.leave();
    let mut client = Client::capable();
    let undated = STORY.replace("date: 2022-01-12", "title: Talks");
    client.open(&uri, "markdown", &undated);
    let told = hover(&mut client, &uri, "Wendy Sherman");
    assert!(
        told.contains("The draft gives no day that it speaks from"),
        "{told}"
    );
    client.leave();
}

#[test]
fn the_newsrooms_own_roster_is_read_again_when_it_changes() {
    let (_kept, root) = folder();
    let file = root.join("desk.csv");
    fs::write(root.join("factdesk.toml"), "roster = [\"desk.csv\"]\n").unwrap();
    fs::write(
        &file,
        "name,office,of,from,to,verified\nOsei Darko,Mayor,Halden,2020,,2026-01-01\n",
    )
    .unwrap();
    let uri = address(&root.join("story.md"));
    let watch = json!({"dynamicRegistration": true});
    let mut client = Client::greeted(capable_but(&[("/workspace/didChangeWatchedFiles", watch)]));
    client.open(&uri, "markdown", STORY);
    assert!(!hover(&mut client, &uri, "Mara Lind").contains("On 2022"));

    fs::write(
        &file,
        "name,office,of,from,to,verified\nMara Lind,Mayor,Port Merrow,2020-05-01,,2026-01-01\n,Mayor,Esk,2020,,\n",
    )
    .unwrap();
    let changed = json!({"changes": [{"uri": address(&file), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changed);
    client.wait_for("the bad line is shown", |message| {
        message["params"]["uri"] == address(&file).as_str()
            && message["params"]["diagnostics"][0]["range"]["start"]["line"] == 2
    });
    let lind = hover(&mut client, &uri, "Mara Lind");
    assert!(
        lind.contains(
            "On 2022-01-12: Mayor, Port Merrow, since 2020-05-01 (verified on 2026-01-01"
        ),
        "{lind}"
    );

    // A file that is nobody’s settings changes nothing.
    let other = json!({"changes": [{"uri": address(&root.join("other.csv")), "type": 1}]});
    client.notify("workspace/didChangeWatchedFiles", other);
    assert!(client.hears_nothing(|message| message["method"] == "textDocument/publishDiagnostics"));
    client.leave();
}

#[test]
fn a_roster_out_of_the_clients_sight_is_watched_too() {
    let (_kept, root) = folder();
    let (_far, elsewhere) = folder();
    let file = elsewhere.join("desk.csv");
    let setting = format!("roster = [\"{}\"]\n", file.display());
    fs::write(root.join("factdesk.toml"), setting).unwrap();
    let uri = address(&root.join("story.md"));
    let watch = json!({"dynamicRegistration": true});
    let mut client = Client::greeted(capable_but(&[("/workspace/didChangeWatchedFiles", watch)]));
    // It is not there yet.
    client.open(&uri, "markdown", STORY);
    fs::write(
        &file,
        "name,office,of,from,to,verified\nMara Lind,Mayor,Port Merrow,2020,,2026-01-01\n",
    )
    .unwrap();
    let settings = address(&root.join("factdesk.toml"));
    client.wait_for("the fault is taken back", |message| {
        message["params"]["uri"] == settings.as_str()
            && message["params"]["diagnostics"] == json!([])
    });
    assert!(hover(&mut client, &uri, "Mara Lind").contains("Mayor, Port Merrow"));
    client.leave();
}

/// Waits until the hover on a name says `told`: the server looks after the files by itself, every so often.
fn says_at_last(client: &mut Client, uri: &str, name: &str, told: &str, is_there: bool) {
    for _ in 0..300 {
        if hover(client, uri, name).contains(told) == is_there {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("{name}: {told}: {}", hover(client, uri, name));
}

#[test]
fn without_a_client_that_watches_rosters_come_change_and_go_all_the_same() {
    let (_kept, root) = folder();
    let settings = root.join("factdesk.toml");
    let (table, people) = (root.join("desk.csv"), root.join("people.toml"));
    let uri = address(&root.join("story.md"));
    let mut client = Client::capable();
    client.open(&uri, "markdown", STORY);
    assert!(!hover(&mut client, &uri, "Mara Lind").contains("On 2022"));

    // A settings file that was not there, and the table it names.
    let header = "name,office,of,from,to,verified\n";
    fs::write(
        &table,
        format!("{header}Mara Lind,Mayor,Port Merrow,2020,,2026-01-01\n"),
    )
    .unwrap();
    fs::write(&settings, "roster = [\"desk.csv\"]\n").unwrap();
    says_at_last(
        &mut client,
        &uri,
        "Mara Lind",
        "On 2022-01-12: Mayor, Port Merrow",
        true,
    );

    // Another file beside it, in the other form.
    let entry = "[[person]]\nname = \"Jane Doe\"\n[[person.tenure]]\noffice = \"Harbour Master\"\n\
        of = \"Halden\"\nfrom = \"2021\"\nverified = \"2026-01-01\"\n";
    fs::write(&people, entry).unwrap();
    fs::write(&settings, "roster = [\"desk.csv\", \"people.toml\"]\n").unwrap();
    says_at_last(
        &mut client,
        &uri,
        "Jane Doe",
        "On 2022-01-12: Harbour Master, Halden",
        true,
    );

    // A broken line takes nothing from the others.
    fs::write(
        &table,
        format!(
            "{header}Mara Lind,Mayor,Port Merrow,2020,,2026-01-01\nOsei Darko,Mayor,Esk,soon,,\n"
        ),
    )
    .unwrap();
    let shown = client.wait_for("the broken line is shown", |message| {
        message["params"]["uri"] == address(&table).as_str()
            && message["params"]["diagnostics"][0]["range"]["start"]["line"] == 2
    });
    let message = shown["params"]["diagnostics"][0]["message"]
        .as_str()
        .unwrap();
    assert!(message.contains("“soon” is no date"), "{message}");
    assert!(hover(&mut client, &uri, "Mara Lind").contains("Mayor, Port Merrow"));

    // Who is taken out is known no more.
    fs::write(&table, header).unwrap();
    says_at_last(&mut client, &uri, "Mara Lind", "Mayor, Port Merrow", false);
    fs::remove_file(&settings).unwrap();
    says_at_last(&mut client, &uri, "Jane Doe", "Harbour Master", false);
    client.leave();
}
