/** The names of rules. Knows nothing of VS Code, so that it can be tested without it. */

const RULE_ID = /^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*$/;

/** Whether this may follow `factdesk rule`: names come in links from anywhere, and must not become options. */
export function isRuleId(text: unknown): text is string {
  return typeof text === "string" && RULE_ID.test(text);
}
