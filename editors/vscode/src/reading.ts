/** What the program reads in a draft, as `factdesk/reading` answers. Knows nothing of VS Code. */
import type { Range } from "vscode-languageclient/node";

/** The request: the reading of an open draft; null for a document that is not open. */
export const READING = "factdesk/reading";
/** The notification that there is another reading than before. */
export const READING_CHANGED = "factdesk/readingChanged";
/** Has the server send the notification, and all findings at once: calm.ts holds back what is new. */
export const CAPABILITY = { factdesk: { readingChanged: true, holdsWhileTyping: true } };

export interface Reading {
  /** The version of the document that was read. */
  readonly version: number;
  readonly quotes: readonly Quote[];
  readonly people: readonly Person[];
  readonly organizations: readonly Organization[];
  /** What stands above the first crosshead, then one for each crosshead. */
  readonly sections: readonly { readonly range: Range }[];
}

export interface Quote {
  readonly range: Range;
  readonly text: string;
  /** `direct` and `mixed` are somebody's words; the others are names of works, words held at arm's length and so on. */
  readonly kind: string;
  /** Null where nobody is named as the source. */
  readonly speaker: Speaker | null;
}

export interface Speaker {
  /** The best full name known; null where the source stays unnamed. */
  readonly name: string | null;
  /** The words that name the source nearest the quote. */
  readonly mention: Range;
}

export interface Person {
  readonly name: string;
  readonly titles: readonly string[];
  readonly mentions: readonly Range[];
  readonly quotes: number;
}

export interface Organization {
  readonly name: string;
  readonly mentions: readonly Range[];
  readonly quotes: number;
}
