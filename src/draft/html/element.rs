//! What elements and their classes say of the words in them.

use crate::draft::Zone;

/// An element, as far as it matters to the words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(in crate::draft) enum Element {
    /// Changes nothing: `<b>`, `<span>`, `<a>`, and any unknown name.
    #[default]
    Inline,
    /// Stands in the line and is no words: `<code>`.
    Code,
    /// `<q>`, which a page shows with quotation marks.
    Quoted,
    /// `<br>`
    LineBreak,
    /// `<meta>` and `<time>`.
    Dated,
    /// Raw text that is no prose: `<script>`, `<style>`, `<title>`; the tokenizer knows where it ends.
    Raw,
    /// Not prose, whatever it holds: `<nav>`, `<svg>`.
    Silent,
    /// `<pre>`
    Preformatted,
    /// A paragraph.
    Paragraph,
    /// `<div>` and `<address>`, which may stand in one another, with a class that says what they hold.
    Division,
    /// `<h1>` to `<h6>`, by level.
    Heading(u8),
    /// Any other element that ends a block: `<section>`, `<hr>`.
    Section,
    /// `<html>` and `<body>`: whatever was open before was not meant to be.
    Page,
    /// `<ul>`, `<ol>`, `<dl>`.
    List,
    /// `<li>` and its kin.
    Item,
    /// `<blockquote>`
    BlockQuote,
    /// `<table>`
    Table,
    /// `<thead>`, `<col>` and their kin.
    TablePart,
    /// `<tr>`
    Row,
    /// `<td>`
    Cell,
    /// `<th>`
    HeaderCell,
    /// `<figure>`
    Figure,
    /// `<figcaption>`, `<caption>`.
    Caption,
}

impl Element {
    /// The element of this name in lower case.
    pub(in crate::draft) fn of(name: &[u8]) -> Self {
        match name {
            b"code" | b"kbd" | b"samp" | b"tt" => Self::Code,
            b"q" => Self::Quoted,
            b"br" => Self::LineBreak,
            b"meta" | b"time" => Self::Dated,
            b"script" | b"style" | b"title" | b"textarea" | b"iframe" | b"xmp" | b"noembed"
            | b"noframe" | b"noscript" => Self::Raw,
            b"nav" | b"button" | b"select" | b"svg" | b"math" | b"template" | b"object"
            | b"canvas" | b"audio" | b"video" => Self::Silent,
            b"pre" => Self::Preformatted,
            b"p" => Self::Paragraph,
            b"div" | b"address" => Self::Division,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"article" | b"aside" | b"center" | b"details" | b"dialog" | b"fieldset"
            | b"footer" | b"form" | b"header" | b"hgroup" | b"hr" | b"legend" | b"main"
            | b"optgroup" | b"option" | b"search" | b"section" | b"summary" => Self::Section,
            b"html" | b"body" => Self::Page,
            b"ul" | b"ol" | b"dl" | b"menu" | b"dir" => Self::List,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"blockquote" => Self::BlockQuote,
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" | b"col" | b"colgroup" => Self::TablePart,
            b"tr" => Self::Row,
            b"td" => Self::Cell,
            b"th" => Self::HeaderCell,
            b"figure" => Self::Figure,
            b"figcaption" | b"caption" => Self::Caption,
            _ => Self::Inline,
        }
    }

    /// Whether its tags end a block.
    pub(in crate::draft) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::Code
                | Self::Quoted
                | Self::LineBreak
                | Self::Dated
                | Self::Raw
                | Self::Silent
        )
    }
}

/// The zone that the value of a `class` attribute names, in the ways newsrooms write them: `byline`,
/// `story__dek`, `caption-text`, and not `has-byline`.
pub(super) fn class_zone(classes: &[u8]) -> Option<Zone> {
    let classes = std::str::from_utf8(classes).ok()?;
    classes.split_ascii_whitespace().find_map(|class| {
        let mut parts = class.split(['-', '_', ':']).filter(|part| !part.is_empty());
        let first = parts.next()?;
        if matches!(first, "has" | "is" | "no" | "with") {
            return None;
        }
        zone_named(first).or_else(|| zone_named(parts.next_back()?))
    })
}

fn zone_named(name: &str) -> Option<Zone> {
    Some(match name.to_ascii_lowercase().as_str() {
        "headline" => Zone::Headline,
        "byline" => Zone::Byline,
        "dateline" => Zone::Dateline,
        "standfirst" | "subhead" | "subheadline" | "subtitle" | "deck" | "dek" => Zone::Standfirst,
        "caption" | "cutline" => Zone::Caption,
        _ => return None,
    })
}
