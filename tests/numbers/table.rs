//! Tables with a total row, in Markdown and in HTML.

use std::fmt::Write as _;

use factdesk::{
    desk::{Desk, DeskMemo},
    draft::{Draft, Format},
    rules::{self, Finding},
    settings::Settings,
};
use proptest::prelude::*;

const TOWNS: [&str; 8] = [
    "Halden",
    "Esk",
    "Port Merrow",
    "Westhaven",
    "Norrby",
    "Tarn",
    "Quill Bay",
    "Oster",
];

/// Figures by row and column, and what the last row says they make.
struct Written {
    figures: Vec<[i64; 2]>,
    total: [i64; 2],
}

impl Written {
    fn markdown(&self) -> String {
        let mut text = "| Town | Boats | Nets |\n|---|--:|--:|\n".to_owned();
        for (town, [boats, nets]) in TOWNS.iter().zip(&self.figures) {
            writeln!(text, "| {town} | {} | {nets} |", super::grouped(*boats)).unwrap();
        }
        let [boats, nets] = self.total;
        writeln!(text, "| **Total** | {} | {nets} |", super::grouped(boats)).unwrap();
        text
    }

    fn html(&self) -> String {
        let mut text = "<table><thead><tr><th>Town<th>Boats<th>Nets</thead>".to_owned();
        for (town, [boats, nets]) in TOWNS.iter().zip(&self.figures) {
            write!(
                text,
                "<tr><td>{town}</td><td>{}</td><td>{nets}</td></tr>",
                super::grouped(*boats)
            )
            .unwrap();
        }
        let [boats, nets] = self.total;
        write!(
            text,
            "<tr><th>Total</th><td>{}</td><td>{nets}</td></tr></table>",
            super::grouped(boats)
        )
        .unwrap();
        text
    }
}

fn findings(format: Format, text: &str) -> Vec<Finding> {
    let rule = rules::find("numbers/total-mismatch").unwrap();
    let desk = Desk::new(std::sync::Arc::new(Settings::for_page(&[rule], None)));
    let draft = Draft::new("law", format, text);
    desk.check(&draft, &mut DeskMemo::default()).findings
}

proptest! {
    #[test]
    fn a_total_row_is_the_sum(
        figures in prop::collection::vec([20_i64..3000, 20_i64..90], 2..8),
        off in prop_oneof![-9_i64..-1, 1_i64..9],
        column in 0_usize..2,
    ) {
        let sum = |column: usize| figures.iter().map(|row| row[column]).sum::<i64>();
        let right = Written { total: [sum(0), sum(1)], figures };
        prop_assert!(findings(Format::Markdown, &right.markdown()).is_empty(), "{}", right.markdown());
        prop_assert!(findings(Format::Html, &right.html()).is_empty(), "{}", right.html());
        let mut total = right.total;
        total[column] += off;
        let wrong = Written { total, figures: right.figures };
        for (format, text) in [(Format::Markdown, wrong.markdown()), (Format::Html, wrong.html())] {
            let found = findings(format, &text);
            prop_assert_eq!(found.len(), 1, "{}", text);
            let what = total[column].to_string();
            let said = found[0].message.replace(',', "");
            prop_assert!(said.ends_with(&what), "{said}");
        }
    }
}
