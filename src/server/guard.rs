//! What stands between standard input and tower-lsp: only well-formed messages get past.
//!
//! tower-lsp stops reading for good at the first body that is not a message, knows one spelling of
//! `Content-Length`, never answers unknown `$/` requests and refuses an `initialize` with one wrong
//! capability. Here broken bodies are answered and left out, and the rest is passed on in one spelling.

use std::{
    borrow::Cow,
    io::{self, BufRead, Read},
};

use serde::Deserialize;
use serde_json::{Map, Value, json};
use tower_lsp::{jsonrpc, ls_types::InitializeParams};

/// Bodies longer than this many bytes are skipped: no draft may be that long.
const LONGEST_BODY: u64 = 2 << 30;

/// What becomes of one body.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// It goes on, perhaps mended.
    Pass(Vec<u8>, Landmark),
    /// It stops here and is answered with this message.
    Answer(Value),
    /// It stops here: an answer to a question nobody asked.
    Drop,
}

/// Messages that change what the guard must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Landmark {
    /// `initialize`, with the process id of the client if it gave one.
    Initialize(Option<u32>),
    Shutdown,
    Exit,
    Other,
}

/// The next body on `input`; `None` at its end. Lines that are no header are passed over.
pub(super) fn read_body(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    loop {
        let Some(length) = read_headers(input)? else {
            return Ok(None);
        };
        if length > LONGEST_BODY {
            io::copy(&mut input.take(length), &mut io::sink())?;
            continue;
        }
        let mut body = Vec::new();
        if input.take(length).read_to_end(&mut body)? as u64 != length {
            return Ok(None);
        }
        return Ok(Some(body));
    }
}

/// The length that the next block of headers gives.
fn read_headers(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    const LONGEST_LINE: u64 = 64 << 10;
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        if text.is_empty() {
            if length.is_some() {
                return Ok(length);
            }
            continue;
        }
        // A header may follow stray bytes on the same line; it still tells how long the body is.
        let lower = text.to_ascii_lowercase();
        if let Some(at) = lower.rfind("content-length:") {
            let value = lower[at + "content-length:".len()..].trim();
            length = value.parse().ok().or(length);
        }
    }
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, default)]
    jsonrpc: Option<Cow<'a, str>>,
    #[serde(default, deserialize_with = "present")]
    id: Option<Value>,
    #[serde(borrow, default)]
    method: Option<Cow<'a, str>>,
}

/// Tells `null` from nothing at all.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// What becomes of `body`.
pub(super) fn judge(body: Vec<u8>) -> Verdict {
    let envelope: Envelope<'_> = match serde_json::from_slice(&body) {
        Ok(envelope) => envelope,
        Err(error) => {
            let (code, what) = if error.is_data() {
                (-32600, "Invalid Request")
            } else {
                (-32700, "Parse error")
            };
            return refuse(&Value::Null, code, what);
        }
    };
    if envelope.jsonrpc.as_deref() != Some("2.0") {
        return refuse(&envelope.id.unwrap_or_default(), -32600, "Invalid Request");
    }
    let Some(method) = envelope.method else {
        return match serde_json::from_slice::<jsonrpc::Response>(&body) {
            Ok(_) => Verdict::Pass(body, Landmark::Other),
            Err(_) if envelope.id.is_some() => Verdict::Drop,
            Err(_) => refuse(&Value::Null, -32600, "Invalid Request"),
        };
    };
    if !matches!(&envelope.id, None | Some(Value::String(_) | Value::Null))
        && !envelope.id.as_ref().is_some_and(Value::is_i64)
    {
        return refuse(&Value::Null, -32600, "Invalid Request");
    }
    let landmark = match (&*method, &envelope.id) {
        (name, Some(id)) if name.starts_with("$/") => {
            return refuse(id, -32601, "Method not found");
        }
        ("initialize", Some(_)) => {
            let Ok(message) = serde_json::from_slice::<Value>(&body) else {
                return refuse(&Value::Null, -32700, "Parse error");
            };
            let client = message["params"]["processId"].as_u64();
            let landmark = Landmark::Initialize(client.and_then(|id| u32::try_from(id).ok()));
            let body = mended_initialize(message).unwrap_or(body);
            return Verdict::Pass(body, landmark);
        }
        ("shutdown", Some(_)) => Landmark::Shutdown,
        ("exit", None) => Landmark::Exit,
        _ => Landmark::Other,
    };
    Verdict::Pass(body, landmark)
}

fn refuse(id: &Value, code: i64, message: &str) -> Verdict {
    Verdict::Answer(
        json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}}),
    )
}

/// An `initialize` that the types do not accept, without the parts they do not accept; `None` if it is well.
fn mended_initialize(mut message: Value) -> Option<Vec<u8>> {
    let fits = |params: &Value| InitializeParams::deserialize(params).is_ok();
    let params = message.get_mut("params")?;
    if fits(params) {
        return None;
    }
    let Value::Object(given) = params.take() else {
        return None;
    };
    let mut kept = json!({"capabilities": {}});
    for (name, value) in given {
        if name == "capabilities" {
            kept[name] = mended_capabilities(value);
        } else if fits(&json!({"capabilities": {}, &*name: &value})) {
            kept[name] = value;
        } else {
            tracing::warn!(name, "left out of initialize: not as the protocol has it");
        }
    }
    *params = kept;
    serde_json::to_vec(&message).ok()
}

/// Client capabilities without those that are not of the right type.
fn mended_capabilities(given: Value) -> Value {
    let Value::Object(areas) = given else {
        return json!({});
    };
    let fits = |area: &str, value: &Value| {
        InitializeParams::deserialize(&json!({"capabilities": {area: value}})).is_ok()
    };
    let mut kept = Map::new();
    for (area, value) in areas {
        if fits(&area, &value) {
            kept.insert(area, value);
            continue;
        }
        let Value::Object(features) = value else {
            continue;
        };
        let mut fitting = Map::new();
        for (feature, value) in features {
            if fits(&area, &json!({&*feature: &value})) {
                fitting.insert(feature, value);
            } else {
                tracing::warn!(
                    area,
                    feature,
                    "client capability left out: not as the protocol has it"
                );
            }
        }
        kept.insert(area, Value::Object(fitting));
    }
    Value::Object(kept)
}
