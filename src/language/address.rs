//! Web and mail addresses, handles and hashtags in running copy.

/// Length of `@name` or `#tag`.
pub(super) fn handle_length(rest: &str) -> Option<usize> {
    let name: usize = rest[1..]
        .chars()
        .take_while(|&char| char.is_alphanumeric() || char == '_')
        .map(char::len_utf8)
        .sum();
    (name > 0).then_some(name + 1)
}

/// How far the start of an address is looked at before it is known to be one.
const ADDRESS_LOOK: usize = 256;

/// Length of a web or e-mail address at the start of `rest`.
pub(super) fn length(rest: &str) -> Option<usize> {
    let mut look = rest.len().min(ADDRESS_LOOK);
    while !rest.is_char_boundary(look) {
        look -= 1;
    }
    let ends =
        |char: char| char.is_whitespace() || matches!(char, '"' | '“' | '”' | '<' | '>' | ')');
    let chunk = &rest[..look];
    let chunk = &chunk[..chunk.find(ends).unwrap_or(chunk.len())];
    let bytes = chunk.as_bytes();
    let is_web = ["http://", "https://", "www."].iter().any(|lead| {
        bytes
            .get(..lead.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(lead.as_bytes()))
            && bytes.len() > lead.len()
    });
    if !is_web && !is_mail(chunk) && !is_domain(chunk) {
        return None;
    }
    let end = rest.find(ends).unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '?', '!', '\'', '’', '…']);
    Some(
        address
            .strip_suffix("'s")
            .or(address.strip_suffix("’s"))
            .unwrap_or(address)
            .len(),
    )
}

fn is_mail(chunk: &str) -> bool {
    chunk.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && name
                .chars()
                .all(|char| char.is_alphanumeric() || "._+-".contains(char))
            && host.contains('.')
    })
}

fn is_domain(chunk: &str) -> bool {
    let host = chunk
        .split(['/', ',', ';', '\'', '’', '?', '!', ':'])
        .next()
        .unwrap_or("")
        .trim_end_matches('.');
    host.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() > 1
            && DOMAINS.contains(&end)
            && !is_initials(host)
            && name
                .chars()
                .all(|char| char.is_alphanumeric() || char == '.' || char == '-')
    })
}

/// Ends of addresses that are written without `www` in copy.
const DOMAINS: [&str; 14] = [
    "com", "org", "net", "gov", "edu", "info", "tv", "eu", "uk", "tk", "io", "news", "int", "de",
];

/// `U`, `U.S`, `a`, `p.m`: single letters with stops between.
fn is_initials(text: &str) -> bool {
    text.split('.').all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    })
}
