/** The paragraph somebody writes. Knows nothing of VS Code, so that it can be tested without it. */

/** A change as VS Code tells of it. */
export interface Change {
  readonly text: string;
  readonly rangeLength: number;
  readonly range: { readonly start: { readonly line: number } };
}

/** More than this in one go was not written here: it was pasted, moved or mended. A long name from a completion is less. */
const LONGEST_STROKE = 80;

/** The line in which somebody goes on writing after these changes; undefined if this is not writing. */
export function lineWritten(changes: readonly Change[]): number | undefined {
  const [change, ...others] = changes;
  if (change === undefined || others.length > 0 || change.rangeLength > LONGEST_STROKE) {
    return undefined;
  }
  const lines = change.text.split(/\r\n|\r|\n/);
  // Enter may indent the new line; anything else with a line break in it is a paste.
  if (change.text.length > LONGEST_STROKE || (lines.length > 1 && change.text.trim() !== "")) {
    return undefined;
  }
  return change.range.start.line + lines.length - 1;
}

/**
 * The first line of the paragraph that a line belongs to; paragraphs are parted by blank lines.
 *
 * The blank line right under a paragraph belongs to it: a writer who breaks lines by hand goes on there.
 */
export function paragraphOf(line: number, isBlank: (line: number) => boolean): number {
  let first = line > 0 && isBlank(line) && !isBlank(line - 1) ? line - 1 : line;
  while (first > 0 && !isBlank(first) && !isBlank(first - 1)) {
    first--;
  }
  return first;
}
