/** The page of a rule as VS Code's preview can show it. Knows nothing of VS Code, so that it can be tested without it. */

/**
 * The Markdown of a page with its examples set as copy under an editor's pen.
 *
 * A `draft` fence holds CriticMarkup: `{==marked==}`, `{--cut--}`, `{++added++}`, `{~~old~>new~~}`, each with notes
 * `{>>why<<}` after it.
 */
export function previewOf(page: string): string {
  return page.replace(/^```draft([^\n]*)\n([\s\S]*?)^```$/gm, (_, info: string, copy: string) => {
    const marked = info.split(/\s+/).includes("literally") ? escaped(copy) : underPen(copy);
    // One line of HTML: a blank one would end the block, and Markdown in the copy is not ours to set.
    return `<blockquote>${marked.trimEnd().replace(/\r?\n/g, "<br>")}</blockquote><br>`;
  });
}

const MARK =
  /\{==([\s\S]*?)==\}|\{--([\s\S]*?)--\}|\{\+\+([\s\S]*?)\+\+\}|\{~~([\s\S]*?)~>([\s\S]*?)~~\}|\{>>([\s\S]*?)<<\}/g;

function underPen(copy: string): string {
  let html = "";
  let at = 0;
  for (const match of copy.matchAll(MARK)) {
    const [whole, marked, cut, added, old, replacement, note] = match;
    html += escaped(copy.slice(at, match.index));
    html +=
      element("mark", marked) +
      element("del", cut ?? old) +
      (old && replacement ? " " : "") +
      element("ins", added ?? replacement);
    html += note === undefined ? "" : ` <small><em>(${escaped(note)})</em></small>`;
    at = match.index + whole.length;
  }
  return html + escaped(copy.slice(at));
}

function element(name: string, content: string | undefined): string {
  return content === undefined || content === "" ? "" : `<${name}>${escaped(content)}</${name}>`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  return text.replace(/[&<>]/g, (char) => entities[char] ?? char);
}
