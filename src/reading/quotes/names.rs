//! Whether words in marks are the name of something: a film, a programme, a nickname.

use super::{MarkedQuote, QuoteShape};
use crate::language::{Case, Lexeme, Token, TokenKind};

/// What has a name in quotation marks.
const WORKS: &[&str] = &[
    "album",
    "anthem",
    "article",
    "autobiography",
    "ballad",
    "ballet",
    "bestseller",
    "biography",
    "blog",
    "book",
    "books",
    "cartoon",
    "classic",
    "classics",
    "clip",
    "column",
    "comedies",
    "comedy",
    "documentaries",
    "documentary",
    "drama",
    "dramas",
    "episode",
    "essay",
    "exhibition",
    "film",
    "films",
    "franchise",
    "hit",
    "hymn",
    "magazine",
    "memoir",
    "memoirs",
    "movie",
    "movies",
    "musical",
    "musicals",
    "newsletter",
    "novel",
    "novella",
    "novels",
    "opera",
    "operas",
    "painting",
    "play",
    "plays",
    "podcast",
    "podcasts",
    "poem",
    "poems",
    "program",
    "programme",
    "programmes",
    "programs",
    "radio",
    "revival",
    "segment",
    "sequel",
    "serial",
    "series",
    "show",
    "shows",
    "single",
    "sitcom",
    "sitcoms",
    "sketch",
    "song",
    "songs",
    "spinoff",
    "spin-off",
    "symphony",
    "thriller",
    "trilogy",
    "tune",
    "video",
];

/// Words that stand before the name of a work without being one.
const WITH_WORKS: &[&str] = &[
    "entitled",
    "pseudonym",
    "publish",
    "published",
    "titled",
    "titles",
    "watch",
    "watched",
];

/// What is done with a work of several words in capitals.
const WITH_TITLES: &[&str] = &[
    "aired",
    "airs",
    "anchored",
    "anchors",
    "axed",
    "canceled",
    "cancelled",
    "directed",
    "directs",
    "hosted",
    "hosting",
    "hosts",
    "moderated",
    "moderates",
    "perform",
    "performed",
    "performing",
    "performs",
    "produced",
    "produces",
    "recorded",
    "rebooted",
    "sang",
    "self-published",
    "sing",
    "singing",
    "sings",
    "sung",
    "starring",
    "stream",
    "streamed",
    "streaming",
];

/// What goes by a name or a slogan.
const GATHERINGS: &[&str] = &[
    "account",
    "album",
    "brand",
    "campaign",
    "cap",
    "caps",
    "contest",
    "crowd",
    "exhibit",
    "gala",
    "hat",
    "hats",
    "initiative",
    "label",
    "movement",
    "pageant",
    "party",
    "playlist",
    "project",
    "push",
    "rallies",
    "rally",
    "reboot",
    "reception",
    "shirt",
    "shirts",
    "star",
    "stars",
    "sweatshirt",
    "T-shirt",
    "T-shirts",
    "tour",
    "wave",
];

/// Who has a work of their own.
const STATIONS: &[&str] = &[
    "broadcaster",
    "channel",
    "network",
    "paper",
    "newspaper",
    "radio",
    "station",
    "television",
];

/// Who or what is of a work: the star of “…”, an episode of “…”.
const OF_WORKS: &[&str] = &[
    "adaptation",
    "anchor",
    "author",
    "authors",
    "cast",
    "co-author",
    "co-host",
    "co-star",
    "creator",
    "director",
    "edition",
    "editor",
    "finale",
    "hero",
    "heroine",
    "host",
    "hosts",
    "performance",
    "premiere",
    "production",
    "reboot",
    "remake",
    "rendition",
    "revival",
    "screening",
    "season",
    "star",
    "stars",
    "strains",
    "tune",
    "version",
    "writer",
];

/// Whether `word` is a noun for a work with a name.
pub(super) fn is_work(word: &str) -> bool {
    WORKS.iter().any(|work| word.eq_ignore_ascii_case(work))
}

/// A quote's words, and what stands around it.
pub(super) struct Around<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    /// The first token of its block.
    start: usize,
    quote: &'a MarkedQuote,
    /// Whether all its words of weight have a capital, and it has more than one.
    pub(super) titled: bool,
    /// Whether it has one word of weight, with a capital.
    capital: bool,
    /// What stands last in it, if it is a stop or a comma.
    ends: Option<char>,
}

impl<'a> Around<'a> {
    pub(super) fn of(
        prose: &'a str,
        tokens: &'a [Token],
        start: usize,
        quote: &'a MarkedQuote,
    ) -> Self {
        let inner = &tokens[quote.inner_tokens()];
        let weighty = || {
            inner
                .iter()
                .filter(|token| token.is_word() && (token.span.len() > 3 || token.is_capitalised()))
        };
        let (count, capitals) = (weighty().count(), weighty().all(Token::is_capitalised));
        let ends = inner.last().and_then(|token| match token.kind {
            TokenKind::Punctuation(mark) => Some(mark),
            _ => None,
        });
        Self {
            prose,
            tokens,
            start,
            quote,
            titled: count > 1 && capitals,
            capital: count == 1 && capitals && quote.words <= 2,
            ends,
        }
    }

    /// The token `back` places before the opening mark; 1 is the nearest.
    fn before(&self, back: usize) -> Option<&'a Token> {
        let index = self.quote.tokens().start.checked_sub(back)?;
        self.tokens.get(index).filter(|_| index >= self.start)
    }

    fn text(&self, back: usize) -> &'a str {
        self.before(back).map_or("", |token| token.text(self.prose))
    }

    /// The token after the closing mark.
    fn after(&self) -> Option<&'a Token> {
        self.tokens.get(self.quote.after())
    }

    /// Whether the words go on in the phrase the quote stands in: the “…” tour, a “…” hat.
    fn goes_on(&self) -> bool {
        self.ends.is_none()
            && self.after().is_some_and(|next| {
                next.is_word()
                    && next.case == Case::Lower
                    && !next.is_any(
                        Lexeme::PREPOSITION
                            | Lexeme::CONJUNCTION
                            | Lexeme::AUXILIARY
                            | Lexeme::ADVERB,
                    )
            })
    }

    /// Whether the words around a quote in capitals say that it is a name: the film “…”, her book, “…”, on
    /// NBC’s “…”, on “…”, author of “…”, Mara “Skip” Lind.
    pub(super) fn is_name(&self) -> bool {
        if !self.titled && !self.capital {
            return false;
        }
        self.is_nickname()
            || self.is_of_station()
            || self.follows_work()
            || self.titled && self.is_titled_name()
    }

    /// Mara “Skip” Lind.
    fn is_nickname(&self) -> bool {
        let name = |token: &Token| {
            token.is_word()
                && token.is_capitalised()
                && !token.is_any(Lexeme::PREPOSITION | Lexeme::DETERMINER | Lexeme::OPENER)
        };
        self.quote.words <= 2
            && self.ends.is_none()
            && self.before(1).is_some_and(|token| {
                name(token) && (token.is_any(Lexeme::GIVEN_NAME) || token.stopped)
            })
            && self
                .after()
                .is_some_and(|token| name(token) && token.spaced)
    }

    /// HBC’s “Today”
    fn is_of_station(&self) -> bool {
        self.before(1)
            .is_some_and(|token| token.kind == TokenKind::Possessive)
            && self.before(2).is_some_and(|owner| {
                owner.case == Case::Upper
                    || owner.is_any(Lexeme::KNOWN_BODY)
                    || STATIONS.contains(&owner.text(self.prose))
            })
    }

    /// the film “…”, her book, “…”; the “…” podcast
    fn follows_work(&self) -> bool {
        let back = if self.text(1) == "," { 2 } else { 1 };
        let word = self.text(back);
        // “a show called “…”” names it; “Lind called “…”” says what she said.
        let called = word == "called" && is_work(self.text(back + 1));
        is_work(word)
            || called
            || WITH_WORKS.contains(&word)
            || self.ends.is_none()
                && self
                    .after()
                    .is_some_and(|next| next.case == Case::Lower && is_work(next.text(self.prose)))
    }

    /// a so-called “…”
    pub(super) fn is_so_called(&self) -> bool {
        self.text(1).eq_ignore_ascii_case("so-called")
            || self.text(1) == "called" && self.text(2).eq_ignore_ascii_case("so")
    }

    /// Whether it is one more name in a list, after `previous`: “Harbour Watch,” “Ebb and Flow” and “…”.
    pub(super) fn is_listed_with(&self, (previous, shape): (&MarkedQuote, QuoteShape)) -> bool {
        let between = previous.after()..self.quote.tokens().start;
        self.titled
            && shape == QuoteShape::Name
            && previous.parent == self.quote.parent
            && between.len() <= 3
            && self.tokens.get(between).is_some_and(|tokens| {
                tokens
                    .iter()
                    .all(|token| matches!(token.text(self.prose), "," | ";" | "and" | "or" | "to"))
            })
    }

    /// What only a quote of several words in capitals is: on “…”, author of “…”, Lind’s “…”.
    fn is_titled_name(&self) -> bool {
        let (last, before) = (self.text(1), self.text(2));
        let owned = self
            .before(1)
            .is_some_and(|token| token.kind == TokenKind::Possessive)
            && self.before(2).is_some_and(Token::is_capitalised)
            && !self.goes_on();
        // “in “The Long Pier,” she”: not said, and not shouted.
        let within = matches!(last, "in" | "In" | "from" | "From") && !self.goes_on();
        let set = last == "with" && self.ends == Some(',');
        let met = matches!(last, "with" | "to")
            && matches!(before, "interview" | "speaking" | "Speaking" | "appearance");
        let continued = last == "to" && matches!(before, "sequel" | "prequel");
        // the “Harbour First” rally
        let called = self.goes_on()
            && self
                .after()
                .is_some_and(|next| GATHERINGS.contains(&next.text(self.prose)));
        // ““The Long Pier,” a film about Halden,” and ““The Long Pier,” which opens in May”
        let described = self.ends == Some(',') && self.is_described();
        let told = matches!(last, "told" | "tells" | "telling");
        owned
            || within
            || set
            || met
            || continued
            || called
            || WITH_TITLES.contains(&last)
            || told
            || described
            || last.eq_ignore_ascii_case("on")
            || last == "of" && OF_WORKS.contains(&before)
    }

    /// Whether a relative clause or a noun for a work follows.
    fn is_described(&self) -> bool {
        let mut after = self.tokens[self.quote.after().min(self.tokens.len())..]
            .iter()
            .map(|token| token.text(self.prose));
        match after.next() {
            Some("which" | "whose") => true,
            Some("a" | "an" | "the") => after.take(4).take_while(|&word| word != ",").any(is_work),
            _ => false,
        }
    }

    /// Whether the word right before a quote in title case leads up to a name rather than to speech: on
    /// “Morning in Halden,”; her film “The Crane.”; not: said “Good Morning Halden.”
    pub(super) fn leads_up(&self) -> bool {
        let Some(before) = self.before(1) else {
            return false;
        };
        let leads = match before.kind {
            TokenKind::Word => !before.is_any(Lexeme::SPEECH | Lexeme::OBJECT_PRONOUN),
            TokenKind::Possessive => true,
            _ => false,
        };
        leads && before.text(self.prose) != "that"
    }
}
