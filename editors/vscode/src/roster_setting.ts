/** The `roster` setting in the text of a factdesk.toml. Knows nothing of VS Code, so that it can be tested without it. */

/** The text with `roster = ["file"]` in it: where the commented example stands, else before all else. */
export function withRoster(text: string, file: string): string {
  const setting = `roster = [${JSON.stringify(file)}]`;
  const example = /^# *roster *= *\[.*\][ \t]*$/m;
  if (example.test(text)) {
    return text.replace(example, () => setting);
  }
  // At the top, because further down the line would belong to the table above it.
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  return `${setting}${eol}${text}`;
}
