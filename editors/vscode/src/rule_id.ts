/** The names of rules. Knows nothing of VS Code, so that it can be tested without it. */

const RULE_ID = /^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*$/;
const PAGE = /\]\(https:[^()\s]*\/rules\/([a-z_/]+)\.md\)/g;

/** Whether this may follow `factdesk rule`: names come in links from anywhere, and must not become options. */
export function isRuleId(text: unknown): text is string {
  return typeof text === "string" && RULE_ID.test(text);
}

/** The Markdown with links to the pages of rules on the web made into links that explain them here. */
export function withExplanations(markdown: string): string {
  return markdown.replace(PAGE, (link, page: string) => {
    const rule = page.replaceAll("_", "-");
    return isRuleId(rule) ? `](command:factdesk.explainRule?${encodeURIComponent(JSON.stringify([rule]))})` : link;
  });
}
