//! The only translator between our spans and types and those of the protocol.

use ropey::Rope;
use tower_lsp::ls_types::{
    self as lsp, CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    NumberOrString, PositionEncodingKind, Uri,
};

use super::capabilities::ClientTraits;
use crate::{
    draft::Format,
    rules::{Finding, Severity},
    text::{Edit, Encoding, Position, Span, position},
};

/// What diagnostics say their source is.
pub(super) const SOURCE: &str = "factdesk";

/// Between spans of one text and ranges in one encoding.
pub(super) struct Converter<'a> {
    text: &'a Rope,
    encoding: Encoding,
}

impl<'a> Converter<'a> {
    pub(super) fn new(text: &'a Rope, encoding: Encoding) -> Self {
        Self { text, encoding }
    }

    /// The position of byte `offset`.
    pub(super) fn position(&self, offset: u32) -> lsp::Position {
        let Position { line, column } = position::position(self.text, offset, self.encoding);
        lsp::Position {
            line,
            character: column,
        }
    }

    /// The byte offset of `position`, clamped to the text as the protocol says.
    pub(super) fn offset(&self, position: lsp::Position) -> u32 {
        let lsp::Position { line, character } = position;
        position::offset(
            self.text,
            Position {
                line,
                column: character,
            },
            self.encoding,
        )
    }

    /// The same; `None` for a position on a line that is not there.
    pub(super) fn offset_in(&self, position: lsp::Position) -> Option<u32> {
        ((position.line as usize) < self.text.len_lines()).then(|| self.offset(position))
    }

    pub(super) fn range(&self, span: Span) -> lsp::Range {
        lsp::Range {
            start: self.position(span.start),
            end: self.position(span.end),
        }
    }

    /// The span of `range`; the ends of one that runs backwards are exchanged.
    pub(super) fn span(&self, range: lsp::Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }

    pub(super) fn text_edit(&self, edit: &Edit) -> lsp::TextEdit {
        lsp::TextEdit {
            range: self.range(edit.span),
            new_text: edit.replacement.clone(),
        }
    }

    /// A finding as the client can take it. `uri` is the document's.
    pub(super) fn diagnostic(
        &self,
        finding: &Finding,
        uri: &Uri,
        client: &ClientTraits,
    ) -> lsp::Diagnostic {
        let related_information =
            (client.related_information && !finding.related.is_empty()).then(|| {
                finding
                    .related
                    .iter()
                    .map(|related| DiagnosticRelatedInformation {
                        location: Location {
                            uri: uri.clone(),
                            range: self.range(related.span),
                        },
                        message: related.message.clone(),
                    })
                    .collect()
            });
        lsp::Diagnostic {
            range: self.range(finding.span),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            code_description: client
                .code_description
                .then(|| page(finding.rule))
                .flatten(),
            source: Some(SOURCE.to_owned()),
            message: finding.message.clone(),
            related_information,
            tags: None,
            data: None,
        }
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// Where the page of a rule can be read.
pub(super) fn page_address(rule: &str) -> String {
    format!(
        "{}/blob/main/src/rules/{}.md",
        env!("CARGO_PKG_REPOSITORY"),
        rule.replace('-', "_")
    )
}

fn page(rule: &str) -> Option<CodeDescription> {
    page_address(rule)
        .parse()
        .ok()
        .map(|href| CodeDescription { href })
}

/// The encoding to count columns in: the first of the client's that we know, UTF-16 if it names none.
pub(super) fn encoding(offered: Option<&[PositionEncodingKind]>) -> Encoding {
    offered
        .unwrap_or_default()
        .iter()
        .find_map(|kind| match kind.as_str() {
            "utf-8" => Some(Encoding::Utf8),
            "utf-16" => Some(Encoding::Utf16),
            "utf-32" => Some(Encoding::Utf32),
            _ => None,
        })
        .unwrap_or_default()
}

pub(super) fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// How a document is written: by its language if that is one of ours, else by its name.
pub(super) fn format(language: &str, name: &str) -> Format {
    match language {
        "markdown" => Format::Markdown,
        "plaintext" | "text" => Format::Plain,
        "html" => Format::Html,
        _ => Format::of_name(name),
    }
}

/// What findings call the document: its path, or its address where it has none.
pub(super) fn name(uri: &Uri) -> String {
    match path(uri) {
        Some(path) => path.to_string_lossy().into_owned(),
        None => uri.as_str().to_owned(),
    }
}

/// The path of a document that is a file.
pub(super) fn path(uri: &Uri) -> Option<std::path::PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    is_file
        .then(|| uri.to_file_path())
        .flatten()
        .map(std::borrow::Cow::into_owned)
}
