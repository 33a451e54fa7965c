/** The server's hovers as they fit VS Code. Knows nothing of VS Code, so that it can be tested without it. */
import { isRuleId } from "./rule_id";

const PAGE = /\]\(https:[^()\s]*\/rules\/([a-z_/]+)\.md\)/g;
const BETWEEN = "\n\n---\n\n";

/**
 * The Markdown of a hover, for words on which VS Code itself shows the findings with these messages.
 *
 * Of such a finding only what VS Code does not say is left. Links to the pages of rules become links that explain
 * them here.
 */
export function fitted(markdown: string, messages: readonly string[]): string {
  const shown = new Set(messages.map((message) => message.replace(/\s/g, " ")));
  return markdown
    .split(BETWEEN)
    .map((section) => (shown.has(headingOf(section)) ? withoutHeadingAndPage(section) : withExplanations(section)))
    .filter((section) => section !== "")
    .join(BETWEEN);
}

function headingOf(section: string): string {
  const heading = /^\*\*(.*)\*\*(?:\n|$)/.exec(section)?.[1] ?? "";
  return heading.replace(/\\([^A-Za-z0-9\s])/g, "$1");
}

function withoutHeadingAndPage(section: string): string {
  const [, ...rest] = section.split("\n\n");
  return rest.filter((paragraph) => paragraph.search(PAGE) < 0).join("\n\n");
}

function withExplanations(section: string): string {
  return section.replace(PAGE, (link, page: string) => {
    const rule = page.replaceAll("_", "-");
    return isRuleId(rule) ? `](command:factdesk.explainRule?${encodeURIComponent(JSON.stringify([rule]))})` : link;
  });
}
