use super::{Draft, Format::Html, blocks, passages, stets, written};

#[test]
fn markup_within_words_and_names() {
    for (text, words, expected) in [
        (
            "<b>Jens</b> Stoltenberg",
            "Jens Stoltenberg",
            "Jens</b> Stoltenberg",
        ),
        ("Stolten&shy;berg", "Stoltenberg", "Stolten&shy;berg"),
        ("Stolten<wbr>berg", "Stoltenberg", "Stolten<wbr>berg"),
        ("Marks &amp; Sons", "Marks & Sons", "Marks &amp; Sons"),
        ("&#8220;We&#x201D;", "“We”", "&#8220;We&#x201D;"),
        ("caf&eacute", "café", "caf&eacute"),
        ("a<br/>b", "a\nb", "a<br/>b"),
        ("a\r\n\t b", "a\r\n\t b", "a\r\n\t b"),
        ("a\rb", "a\rb", "a\rb"),
        ("a\u{2028}b", "a\u{2028}b", "a\u{2028}b"),
        ("<q>hey</q>", "“hey”", "<q>hey</q>"),
        (
            "👩‍🚀 <i>flew</i> e\u{301}",
            "👩‍🚀 flew e\u{301}",
            "👩‍🚀 <i>flew</i> e\u{301}",
        ),
        ("a <code>b</code> c", "a \u{fffc} c", "a <code>b</code> c"),
        ("a < b & c", "a < b & c", "a < b & c"),
        ("a\0b", "ab", "a\0b"),
    ] {
        assert_eq!(written(Html, text, words), expected, "{text:?}");
    }
}

#[test]
fn zones() {
    assert_eq!(
        blocks(
            Html,
            "<!DOCTYPE html><html><head><title>no</title><style>no</style><script>no <p>no</p></script></head>\
             <body class=has-byline><nav><ul><li>no</ul></nav><button>no</button><svg><text>no</text></svg>\
             <h2>Cross</h2><div class='story__byline'><div>By</div> Mara Lind</div><p class=dek>Deck<p>One\
             <p>Two <time datetime=x>now</time></p><ul><li>three<li>four <p>five</ul>\
             <blockquote><p>six</p><ul><li>seven</ul></blockquote>\
             <table><caption>eight</caption><tr><td>nine<th>ten</table>\
             <figure><img alt=no><figcaption>eleven</figcaption></figure>\
             <pre>no</pre><template>no</template><textarea>no</textarea><noscript>no</noscript>twelve<hr>thirteen\
             <br><br>fourteen<br>fifteen"
        ),
        [
            "Headline: Cross",
            "Byline: By",
            "Byline: Mara Lind",
            "Standfirst: Deck",
            "Body: One",
            "Body: Two now",
            "List: three",
            "List: four",
            "List: five",
            "BlockQuote: six",
            "BlockQuote: seven",
            "Table: eight".replace("Table", "Caption").as_str(),
            "Table: nine",
            "Table: ten",
            "Caption: eleven",
            "Body: twelve",
            "Body: thirteen",
            "Body: fourteen\nfifteen",
        ]
    );
}

#[test]
fn what_is_not_closed() {
    for (text, expected) in [
        ("<p>one<p>two", &["Body: one", "Body: two"][..]),
        ("<p>one <b>two<p>three", &["Body: one two", "Body: three"]),
        (
            "<p>one <code>two<p>three",
            &["Body: one \u{fffc}", "Body: three"],
        ),
        (
            "<p>a<h2>one<p>two",
            &["Body: a", "Crosshead: one", "Body: two"],
        ),
        (
            "<p>one</blockquote></ul></table>two",
            &["Body: one", "Body: two"],
        ),
        ("<p>one <!-- two <p>three", &["Body: one"]),
        ("<p>one <a href='two>three", &["Body: one"]),
        ("<p>one <scrip", &["Body: one"]),
        ("<p>one<script>two", &["Body: one"]),
        (
            "one</p>two</div>three",
            &["Body: one", "Body: two", "Body: three"],
        ),
        ("<p class=byline>one<p>two", &["Byline: one", "Body: two"]),
        ("<p class=byline>one<div>two", &["Byline: one", "Body: two"]),
        ("</", &["Body: </"]),
        ("a <", &["Body: a <"]),
    ] {
        assert_eq!(blocks(Html, text), expected, "{text}");
    }
}

#[test]
fn passages_end_at_block_tags_once_there_are_words() {
    assert_eq!(
        passages(
            Html,
            "<div><p>one</p>\n<p>two<p>three</p></div><!-- <p> --><script><p>x</p></script> <p>four"
        ),
        [
            "<div><p>one</p>\n",
            "<p>two",
            "<p>three</p>",
            "</div><!-- <p> --><script><p>x</p></script> <p>four"
        ]
    );
}

#[test]
fn notes() {
    assert_eq!(
        stets(
            Html,
            "<!-- stet --><p>a <!-- stet-file x --></p><!-- no --><script><!-- stet --></script>"
        ),
        ["<!-- stet -->", "<!-- stet-file x -->"]
    );
}

#[test]
fn the_day_of_publication() {
    let date = |text: &str| {
        let draft = Draft::new("a", Html, text);
        let (date, span) = draft.date()?;
        Some(format!("{date} {}", draft.slice(span)))
    };
    for (text, expected) in [
        (
            "<head><meta charset=utf-8><meta property='article:published_time' content='2026-01-12T10:00:00Z'></head><p>x",
            Some("2026-01-12 2026-01-12T10:00:00Z"),
        ),
        (
            "<meta content=2026-01-12 name=Date>",
            Some("2026-01-12 2026-01-12"),
        ),
        (
            "<h1>x</h1><time itemprop=datePublished datetime=2026-01-12>12 January</time>",
            Some("2026-01-12 2026-01-12"),
        ),
        (
            "<meta name=date content=soon><meta name=pubdate content=2026-01-12>",
            Some("2026-01-12 2026-01-12"),
        ),
        ("<p>On <time datetime=2026-01-12>Monday</time>", None),
        ("<meta name=description content=2026-01-12>", None),
        (
            "---\ndate: 2026-01-12\n---\n<p>x",
            Some("2026-01-12 2026-01-12"),
        ),
    ] {
        assert_eq!(date(text).as_deref(), expected, "{text}");
    }
}
