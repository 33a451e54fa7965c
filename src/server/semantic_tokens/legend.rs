//! What kinds of words are told apart, and by which names the client hears of them.
//!
//! Each kind and each modifier has a name of its own and a standard one that means something near it to a
//! colour theme. A client that lists our name among the token types it knows gets it; any other gets the
//! standard name, so that its themes colour drafts without being told how.
//!
//! | type | standard | words |
//! | --- | --- | --- |
//! | `quote` | `string` | words in quotation marks, the marks included |
//! | `speaker` | `function` | the words that name a quote's source |
//! | `cue` | `keyword` | the words that say that something was said: *said*, *according to* |
//! | `person` | `class` | a mention of a person the draft names: names, roles, pronouns |
//! | `organization` | `namespace` | a mention of a body |
//! | `title` | `parameter` | a title or description that the draft gives a person |
//! | `date` | `enumMember` | a date or day |
//! | `quantity` | `number` | a number that counts or measures |
//!
//! | modifier | standard | words |
//! | --- | --- | --- |
//! | `quoted` | `readonly` | they stand inside a quote, and so are another's |
//! | `unresolved` | `abstract` | a speaker whom the draft does not name |
//! | `firstReference` | `definition` | the first mention of that person or body |

use tower_lsp::ls_types::{
    SemanticTokenModifier, SemanticTokenType, SemanticTokensClientCapabilities,
    SemanticTokensLegend,
};

/// The kinds of words, in the order of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Quote,
    Speaker,
    Cue,
    Person,
    Organization,
    Title,
    Date,
    Quantity,
}

/// Our name and the standard one for each kind.
const KINDS: [(&str, SemanticTokenType); 8] = [
    ("quote", SemanticTokenType::STRING),
    ("speaker", SemanticTokenType::FUNCTION),
    ("cue", SemanticTokenType::KEYWORD),
    ("person", SemanticTokenType::CLASS),
    ("organization", SemanticTokenType::NAMESPACE),
    ("title", SemanticTokenType::PARAMETER),
    ("date", SemanticTokenType::ENUM_MEMBER),
    ("quantity", SemanticTokenType::NUMBER),
];

/// Our name and the standard one for each modifier.
const MODIFIERS: [(&str, SemanticTokenModifier); 3] = [
    ("quoted", SemanticTokenModifier::READONLY),
    ("unresolved", SemanticTokenModifier::ABSTRACT),
    ("firstReference", SemanticTokenModifier::DEFINITION),
];

pub(super) const QUOTED: u32 = 1;
pub(super) const UNRESOLVED: u32 = 1 << 1;
pub(super) const FIRST_REFERENCE: u32 = 1 << 2;

/// The legend for a client of these capabilities.
pub(in crate::server) fn legend(client: &SemanticTokensClientCapabilities) -> SemanticTokensLegend {
    let types = KINDS.map(|(own, standard)| {
        let knows = client.token_types.iter().any(|known| known.as_str() == own);
        if knows {
            SemanticTokenType::new(own)
        } else {
            standard
        }
    });
    let modifiers = MODIFIERS.map(|(own, standard)| {
        let knows = client
            .token_modifiers
            .iter()
            .any(|known| known.as_str() == own);
        if knows {
            SemanticTokenModifier::new(own)
        } else {
            standard
        }
    });
    SemanticTokensLegend {
        token_types: types.to_vec(),
        token_modifiers: modifiers.to_vec(),
    }
}
