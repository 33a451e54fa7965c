//! Markdown: the reader of a passage. Where passages end is in `cut`.

mod cut;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{
    composer::Composer,
    front_matter, html,
    passage::{Contents, Entry},
    plain,
    table::TablePlace,
    zone::Zone,
};
use crate::text::Span;

pub(super) use cut::first_passage;

/// More block quotes and lists in one another than this are no structure, and cost the parser dear.
const DEEPEST: usize = 100;

/// Block by block, the markup gone.
pub(super) fn parse(text: &str, entry: Entry) -> Contents {
    if !entry.begun
        && let Some(matter) = front_matter::read(text)
    {
        return Contents {
            front_matter: Some(matter),
            ..Contents::default()
        };
    }
    // Blank lines at the end say nothing.
    let content = text.trim_end_matches(['\n', '\r', ' ', '\t']);
    if plain::lines(content).any(is_too_deep) {
        return plain::parse(text, entry);
    }
    let mut reader = Reader {
        text: content,
        composer: Composer::new(),
        quotes: 0,
        lists: 0,
        tables: 0,
        table: TablePlace::default(),
        table_head: false,
        images: 0,
        heading: 0,
        silent: 0,
        autolink: false,
        tags: html::InlineTags::default(),
        html: None,
    };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_with_broken_link_callback(content, options, Some(defined_elsewhere));
    for (event, range) in parser.into_offset_iter() {
        reader.take(&event, Span::of(range));
    }
    reader.composer.finish()
}

/// A link's address may be defined in another passage. Words in brackets alone are more often an
/// editor's: `[sic]`.
#[expect(clippy::needless_pass_by_value, reason = "the parser hands it over")]
fn defined_elsewhere(link: BrokenLink<'_>) -> Option<(CowStr<'_>, CowStr<'_>)> {
    match link.link_type {
        LinkType::Reference | LinkType::Collapsed => Some(("".into(), "".into())),
        _ => None,
    }
}

fn is_too_deep(line: &str) -> bool {
    let markers = line
        .bytes()
        .take_while(|byte| matches!(byte, b'>' | b'-' | b'+' | b'*' | b' ' | b'\t'))
        .filter(|byte| !matches!(byte, b' ' | b'\t'));
    line.len() > DEEPEST && markers.count() > DEEPEST && !is_rule(line)
}

/// Whether `line` is a rule across the page: the same mark over and over.
fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let Some(first @ (b'-' | b'*' | b'_')) = marks.next() else {
        return false;
    };
    let mut count = 1;
    for mark in marks {
        if mark != first {
            return false;
        }
        count += 1;
    }
    count >= 3
}

struct Reader<'a> {
    text: &'a str,
    composer: Composer,
    /// Block quotes, lists, tables, images and silent things that are open.
    quotes: u32,
    lists: u32,
    tables: u32,
    images: u32,
    /// Where in the open table.
    table: TablePlace,
    /// Whether its head is open.
    table_head: bool,
    /// Level of the open heading; 0 for none.
    heading: u8,
    silent: u32,
    /// In a link in angle brackets, which shows its address.
    autolink: bool,
    tags: html::InlineTags,
    /// The open HTML block.
    html: Option<HtmlBlock>,
}

/// An HTML block as it stands, with NUL, which is in no words, for the marks of lists and block quotes
/// around its lines, so that places in it stay places in the passage.
struct HtmlBlock {
    text: String,
    start: u32,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => {
                if self.silent == 0 && !self.tags.is_silent() {
                    self.table.take_words();
                    if &self.text[span.range()] == text.as_ref() {
                        self.composer.verbatim(text, span.start);
                    } else {
                        self.composer.instead(text, span);
                    }
                }
            }
            Event::Code(_) => {
                if self.silent == 0 {
                    self.composer.object(span);
                }
            }
            Event::SoftBreak | Event::HardBreak => self.line_break(span),
            Event::InlineHtml(tag) => self.tags.take(tag, span.start, &mut self.composer),
            Event::Html(_) => {
                if let Some(html) = &mut self.html {
                    let written = html.start as usize + html.text.len();
                    let gap = self.text[written..span.start as usize].bytes();
                    html.text.extend(gap.map(|byte| match byte {
                        b' ' | b'\t' | b'\n' | b'\r' => char::from(byte),
                        _ => '\0',
                    }));
                    html.text.push_str(&self.text[span.range()]);
                }
            }
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, .. } => self.heading = *level as u8,
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::List(_) => self.lists += 1,
            Tag::Table(_) => {
                self.tables += 1;
                self.table = TablePlace::start();
            }
            Tag::TableHead | Tag::TableRow => {
                self.table_head = matches!(tag, Tag::TableHead);
                self.table.start_row();
            }
            Tag::TableCell => self.table.start_cell(self.table_head, false),
            Tag::Image { .. } => self.images += 1,
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.silent += 1,
            Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            } => {
                self.composer.object(span);
                self.silent += 1;
                self.autolink = true;
                return;
            }
            Tag::HtmlBlock => {
                self.html = Some(HtmlBlock {
                    text: String::new(),
                    start: span.start,
                });
            }
            Tag::Paragraph
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {}
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. } => return,
        }
        self.begin();
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.heading = 0,
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            TagEnd::List(_) => self.lists -= 1,
            TagEnd::Table => self.tables -= 1,
            TagEnd::Image => self.images -= 1,
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.silent -= 1,
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    let open = html::Open::default();
                    html::read(
                        &html.text,
                        html.start,
                        open,
                        self.zone(),
                        &mut self.composer,
                    );
                }
            }
            TagEnd::Link => {
                if std::mem::take(&mut self.autolink) {
                    self.silent -= 1;
                }
                return;
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => return,
            _ => {}
        }
        self.begin();
    }

    fn begin(&mut self) {
        self.tags = html::InlineTags::default();
        let zone = self.zone();
        self.composer.begin(zone, self.heading);
        if zone == Zone::Table {
            self.composer.set_cell(Some(self.table.cell()));
        }
    }

    fn zone(&self) -> Zone {
        if self.images > 0 {
            Zone::Caption
        } else if self.tables > 0 {
            Zone::Table
        } else if self.quotes > 0 {
            Zone::BlockQuote
        } else if self.heading > 0 {
            Zone::Crosshead
        } else if self.lists > 0 {
            Zone::List
        } else {
            Zone::Body
        }
    }

    /// The line break as it is written, without the marks around it.
    fn line_break(&mut self, span: Span) {
        let written = &self.text[span.range()];
        let Some(at) = written.find(['\n', '\r']) else {
            self.composer.instead("\n", span);
            return;
        };
        let length = if written[at..].starts_with("\r\n") {
            2
        } else {
            1
        };
        self.composer
            .verbatim(&written[at..at + length], span.start + at as u32);
    }
}
