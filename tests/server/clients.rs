//! Kinds of client, each with the few things it says it can do: what it is sent is in its own terms, and
//! nothing is asked of it that it did not offer. Modelled on what editors say; the editors themselves are
//! tested in `editors/`.

use serde_json::{Value, json};

use super::client::{Client, at, edited, folder, offset};

/// Curly quotes, an emoji outside the basic plane, and an accent before everything that is found.
const TEXT: &str = "# Ferry to Esk stays in port\n\n\
    “🙂 The hull is sound,” said Renée Lind. 🙂 She counted TK rivets on the the first day.\n";

/// What a client is and says, and what it must then be sent.
struct Kind {
    name: &'static str,
    capabilities: Value,
    /// What columns must count.
    encoding: &'static str,
    /// What hovers must be written in.
    hover: &'static str,
    /// What it may be sent beyond that: [`VERSIONED`], [`UNRESOLVED`], and requests by their methods.
    takes: &'static [&'static str],
}

/// Edits that name the version they are meant for; then they must.
const VERSIONED: &str = "versioned edits";
/// Actions without their edits, to be resolved.
const UNRESOLVED: &str = "actions to be resolved";
const CONFIGURATION: &str = "workspace/configuration";
const REGISTER: &str = "client/registerCapability";

impl Kind {
    fn takes(&self, what: &str) -> bool {
        self.takes.contains(&what)
    }
}

fn literal(kinds: Value) -> Value {
    json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": kinds}}})
}

fn kinds() -> [Kind; 5] {
    [
        as_ale(),
        as_eglot(),
        as_helix(),
        as_neovim_0_7(),
        with_strange_encodings(),
    ]
}

fn as_ale() -> Kind {
    Kind {
        name: "counts UTF-16, plain hovers, lists no kinds of action, has no settings (as ALE)",
        capabilities: json!({
            "workspace": {"applyEdit": false, "configuration": false, "didChangeConfiguration": {"dynamicRegistration": false}},
            "textDocument": {
                "hover": {"dynamicRegistration": false, "contentFormat": ["plaintext"]},
                "codeAction": literal(json!([])),
                "publishDiagnostics": {"relatedInformation": true}
            }
        }),
        encoding: "utf-16",
        hover: "plaintext",
        takes: &[],
    }
}

fn as_eglot() -> Kind {
    Kind {
        name: "counts code points first, watches files (as eglot)",
        capabilities: json!({
            "general": {"positionEncodings": ["utf-32", "utf-8", "utf-16"]},
            "workspace": {
                "applyEdit": true, "configuration": true, "workspaceEdit": {"documentChanges": true},
                "didChangeWatchedFiles": {"dynamicRegistration": true}
            },
            "textDocument": {
                "hover": {"contentFormat": ["plaintext"]},
                "codeAction": {
                    "resolveSupport": {"properties": ["edit", "command"]}, "dataSupport": true, "isPreferredSupport": true,
                    "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}
                },
                "publishDiagnostics": {"relatedInformation": false, "codeDescriptionSupport": false}
            }
        }),
        encoding: "utf-32",
        hover: "plaintext",
        takes: &[VERSIONED, UNRESOLVED, CONFIGURATION, REGISTER],
    }
}

fn as_helix() -> Kind {
    Kind {
        name: "counts bytes first, Markdown only (as Helix)",
        capabilities: json!({
            "general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]},
            "workspace": {
                "configuration": true, "workspaceEdit": {"documentChanges": true},
                "didChangeConfiguration": {"dynamicRegistration": false},
                "didChangeWatchedFiles": {"dynamicRegistration": true}
            },
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "codeAction": {
                    "resolveSupport": {"properties": ["edit", "command"]}, "dataSupport": true, "isPreferredSupport": true,
                    "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "source"]}}
                },
                "publishDiagnostics": {"versionSupport": true}
            }
        }),
        encoding: "utf-8",
        hover: "markdown",
        takes: &[VERSIONED, UNRESOLVED, CONFIGURATION, REGISTER],
    }
}

fn as_neovim_0_7() -> Kind {
    Kind {
        name: "no encodings, no versioned edits, answers for settings without saying so (as Neovim 0.7)",
        capabilities: json!({
            "workspace": {"applyEdit": true, "workspaceEdit": {"resourceOperations": ["rename", "create", "delete"]}},
            "textDocument": {
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "codeAction": {
                    "dataSupport": true, "resolveSupport": {"properties": ["edit"]},
                    "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "QuickFix", "quickfix", "source"]}}
                },
                "publishDiagnostics": {"relatedInformation": true}
            },
            "callHierarchy": {"dynamicRegistration": false}
        }),
        encoding: "utf-16",
        hover: "markdown",
        takes: &[UNRESOLVED],
    }
}

fn with_strange_encodings() -> Kind {
    Kind {
        name: "an encoding nobody else has, then ours",
        capabilities: json!({
            "general": {"positionEncodings": ["utf-7", "utf-32"]},
            "textDocument": {"codeAction": literal(json!(["quickfix"]))}
        }),
        encoding: "utf-32",
        hover: "plaintext",
        takes: &[],
    }
}

/// Where some words of [`TEXT`] begin, as a client that counts in `encoding` says it.
fn place(words: &str, encoding: &str) -> Value {
    let before = &TEXT[..TEXT.find(words).unwrap()];
    let line = before.rsplit('\n').next().unwrap();
    let character = match encoding {
        "utf-8" => line.len(),
        "utf-16" => line.encode_utf16().count(),
        _ => line.chars().count(),
    };
    json!({"line": before.matches('\n').count(), "character": character})
}

#[test]
fn each_kind_of_client_is_answered_in_its_own_terms() {
    for kind in kinds() {
        let (_folder, root) = folder();
        let root = format!("file://{}", root.display());
        let uri = format!("{root}/ferry.md");
        let mut client = Client::start(&[]);
        client
            .greet(json!({"processId": null, "rootUri": root, "capabilities": kind.capabilities}));
        let announced = client.welcome["capabilities"]["positionEncoding"]
            .as_str()
            .unwrap_or("utf-16");
        assert_eq!(announced, kind.encoding, "{}", kind.name);

        let diagnostics = client.open(&uri, "markdown", TEXT);
        let words: Vec<(&str, &str)> = diagnostics
            .iter()
            .map(|diagnostic| {
                let start = offset(TEXT, &diagnostic["range"]["start"], kind.encoding);
                let end = offset(TEXT, &diagnostic["range"]["end"], kind.encoding);
                (diagnostic["code"].as_str().unwrap(), &TEXT[start..end])
            })
            .collect();
        let wanted = [("draft/placeholder", "TK"), ("draft/repeated-word", "the")];
        assert_eq!(words, wanted, "{}", kind.name);

        let position = place("Lind", kind.encoding);
        let hover = client.result(
            "textDocument/hover",
            json!({"textDocument": {"uri": uri}, "position": position}),
        );
        assert_eq!(hover["contents"]["kind"], kind.hover, "{}", kind.name);
        let said = hover["contents"]["value"].as_str().unwrap();
        assert!(said.contains("Renée Lind"), "{}: {said}", kind.name);
        if kind.hover == "plaintext" {
            assert!(!said.contains("**"), "{}: {said}", kind.name);
        }

        let second = &diagnostics[1];
        let actions = client.actions(&uri, &second["range"], json!({"diagnostics": [second]}));
        let mut fix = actions[0].clone();
        if fix["edit"].is_null() {
            assert!(kind.takes(UNRESOLVED), "{}: {fix}", kind.name);
            fix = client.result("codeAction/resolve", fix);
        }
        assert_eq!(
            fix["edit"].get("documentChanges").is_some(),
            kind.takes(VERSIONED),
            "{}",
            kind.name
        );
        assert_eq!(
            edited(TEXT, &fix["edit"], &uri, kind.encoding),
            TEXT.replace("the the", "the"),
            "{}",
            kind.name
        );

        for request in &client.asked {
            let allowed = kind.takes(request["method"].as_str().unwrap());
            assert!(allowed, "{} was asked {request}", kind.name);
        }
        let log = client.leave();
        assert!(!log.contains("panic"), "{}: {log}", kind.name);
    }
}

/// Some clients count bytes and do not say so; those who set them up can.
#[test]
fn columns_count_what_the_command_line_says() {
    let uri = "file:///nowhere/ferry.md";
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::start(&["--position-encoding", encoding]);
        client.greet(
            json!({"processId": null, "rootUri": null, "capabilities": as_ale().capabilities}),
        );
        assert_eq!(client.welcome["capabilities"]["positionEncoding"], encoding);
        let diagnostics = client.open(uri, "markdown", TEXT);
        assert_eq!(diagnostics[0]["range"]["start"], place("TK", encoding));
        client.leave();
    }
}

/// Settings change, and a client that cannot be told to ask for its diagnostics anew would keep the old ones.
#[test]
fn a_client_that_asks_and_cannot_be_told_to_ask_anew_is_sent_its_diagnostics() {
    let uri = "file:///nowhere/ferry.md";
    let mut client =
        Client::greeted(json!({"textDocument": {"diagnostic": {"dynamicRegistration": false}}}));
    assert!(
        client.welcome["capabilities"]
            .get("diagnosticProvider")
            .is_none()
    );
    assert_eq!(client.open(uri, "markdown", TEXT).len(), 2);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"factdesk": {"ignore": ["draft/placeholder"]}}}),
    );
    client.wait_for("diagnostics under the new settings", |message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["diagnostics"]
                .as_array()
                .is_some_and(|all| all.len() == 1)
    });
    client.leave();
}

/// A client that can only carry out commands is offered none of our edits, and is not harmed by asking.
#[test]
fn a_client_without_code_action_literals_gets_no_literals() {
    let uri = "file:///nowhere/ferry.md";
    let mut client =
        Client::greeted(json!({"textDocument": {"codeAction": {"dynamicRegistration": false}}}));
    assert!(
        client.welcome["capabilities"]
            .get("codeActionProvider")
            .is_none()
    );
    client.open(uri, "markdown", TEXT);
    for action in client.actions(uri, &at(2, 0), json!({"diagnostics": []})) {
        assert!(action["command"].is_string(), "{action}");
    }
    client.leave();
}

/// What editors send in `initialize` and nobody could foresee must not end the session before it began.
#[test]
fn odd_greetings_are_answered() {
    let odd = [
        // A bare path instead of an address, as older clients have it.
        json!({"processId": null, "rootPath": "/nowhere", "rootUri": null, "capabilities": {}}),
        // No folder at all, and options that are nobody's.
        json!({"processId": null, "capabilities": {}, "initializationOptions": {}}),
        json!({"processId": null, "capabilities": {}, "initializationOptions": null, "workspaceFolders": null, "trace": "off"}),
        json!({"processId": null, "capabilities": {}, "initializationOptions": [], "workspaceFolders": []}),
        json!({"processId": null, "rootUri": "untitled:", "capabilities": {"experimental": {"anything": [1, 2]}}}),
        json!({"processId": null, "capabilities": {"general": {"positionEncodings": []}, "textDocument": {"hover": {"contentFormat": []}}}}),
    ];
    for greeting in odd {
        let mut client = Client::start(&[]);
        client.greet(greeting.clone());
        assert_eq!(
            client
                .open("untitled:Untitled-1", "markdown", "The the council met.\n")
                .len(),
            1,
            "{greeting}"
        );
        client.leave();
    }
}
