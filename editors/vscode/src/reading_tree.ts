/** The side view as a tree of plain nodes. Knows nothing of VS Code, so that it can be tested without it. */
import type { Position, Range } from "vscode-languageclient/node";
import type { Organization, Person, Quote, Reading } from "./reading";
import { count } from "./wording";

/** Gravest first. */
export const SEVERITIES = ["error", "warning", "info", "hint"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Finding {
  readonly range: Range;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

export interface Node {
  /** The same for the same thing in the next reading, so that what is open stays open and what is selected selected. */
  readonly id: string;
  readonly kind: "group" | "speaker" | "quote" | "person" | "organization" | "finding";
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: Icon;
  /** Where a click leads. */
  readonly place: Range | undefined;
  /** The words it stands for: with the cursor in one of them, the node is the one to select. */
  readonly covers: readonly Range[];
  readonly children: readonly Node[];
  /** Whether the children are shown at first. */
  readonly open: boolean;
  /** The rule of a finding. */
  readonly rule?: string;
}

export type Icon = Severity | "group" | "nobody" | "unnamed" | "speaker" | "quote" | "person" | "organization";

/** What heads the quotes that have no speaker. */
export const NOBODY = "Nobody named";

const LONGEST_LABEL = 160;

/** The groups of the side view; those that would be empty are left out. `textOf` gives the draft's words. */
export function treeOf(reading: Reading, findings: readonly Finding[], textOf: (range: Range) => string): Node[] {
  const words = (range: Range) => oneLine(textOf(range));
  const quotes = reading.quotes.filter(({ kind }) => kind === "direct" || kind === "mixed");
  const [hints, others] = [true, false].map((hint) =>
    findings.filter(({ severity }) => (severity === "hint") === hint),
  ) as [Finding[], Finding[]];
  return [
    group("findings", "To look at", findingNodes(others)),
    { ...group("hints", "House style", findingNodes(hints)), open: false },
    group("quotes", "Quotes", speakerNodes(quotes, words), quotes.length),
    group("people", "People", whoNodes("person", reading.people, words)),
    group("organizations", "Bodies", whoNodes("organization", reading.organizations, words)),
  ].filter(({ children }) => children.length > 0);
}

function group(id: string, label: string, children: readonly Node[], size = children.length): Node {
  return { ...leaf("group", id, label, undefined), description: String(size), children, open: true };
}

function leaf(kind: Exclude<Node["kind"], "finding">, id: string, label: string, place: Range | undefined): Node {
  return {
    id,
    kind,
    label,
    description: "",
    tooltip: "",
    icon: kind,
    place,
    covers: place === undefined ? [] : [place],
    children: [],
    open: false,
  };
}

function findingNodes(findings: readonly Finding[]): Node[] {
  const gravestFirst = [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character,
  );
  return numbered(gravestFirst, ({ rule }) => `findings/${rule}`).map(([id, { range, rule, severity, message }]) => ({
    id,
    kind: "finding",
    label: message,
    description: line(range),
    tooltip: `${message}\n\n${rule}`,
    icon: severity,
    place: range,
    covers: [range],
    children: [],
    open: false,
    rule,
  }));
}

// Nobody first, then sources without a name, then the others as they come in the draft.
function speakerNodes(quotes: readonly Quote[], words: (range: Range) => string): Node[] {
  const speakers = new Map<string, { label: string; rank: number; quotes: Quote[] }>();
  for (const quote of quotes) {
    const { speaker } = quote;
    const [rank, label] =
      speaker === null
        ? [0, NOBODY]
        : speaker.name === null
          ? [1, capitalised(words(speaker.mention))]
          : [2, speaker.name];
    const id = `quotes/${rank}/${label}`;
    const known = speakers.get(id);
    if (known === undefined) {
      speakers.set(id, { label, rank, quotes: [quote] });
    } else {
      known.quotes.push(quote);
    }
  }
  return [...speakers]
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([id, { label, rank, quotes }]) => ({
      ...leaf("speaker", id, label, quotes[0]?.range),
      description: rank === 1 ? `not named · ${quotes.length}` : String(quotes.length),
      icon: rank === 0 ? "nobody" : rank === 1 ? "unnamed" : "speaker",
      covers: [],
      children: numbered(quotes, () => id).map(([quoteId, quote]) => ({
        ...leaf("quote", quoteId, shortened(oneLine(quote.text)), quote.range),
        description: line(quote.range),
        tooltip: quote.text,
      })),
      open: true,
    }));
}

function whoNodes(
  kind: "person" | "organization",
  all: readonly (Person | Organization)[],
  words: (range: Range) => string,
): Node[] {
  return numbered(all, ({ name }) => `${kind}/${name}`).map(([id, who]) => {
    const { name, mentions, quotes } = who;
    const titles = "titles" in who ? [...new Set(who.titles.map(oneLine))] : [];
    const mentioned = count(mentions.length, "mention");
    const also = [...new Set(mentions.map(words))].filter((text) => text !== name);
    return {
      ...leaf(kind, id, name, mentions[0]),
      description: [...titles.slice(0, 1), mentioned].join(" · "),
      tooltip: [
        name,
        ...titles,
        quotes === 0 ? mentioned : `${mentioned}, ${count(quotes, "quote")}`,
        ...(also.length === 0 ? [] : [`Also: ${also.join(", ")}`]),
      ].join("\n"),
      covers: mentions,
    };
  });
}

/** Items with ids that tell those of one name apart by their order. */
function numbered<T>(items: readonly T[], name: (item: T) => string): [string, T][] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const base = name(item);
    const number = (seen.get(base) ?? 0) + 1;
    seen.set(base, number);
    return [`${base}#${number}`, item];
  });
}

function line({ start }: Range): string {
  return `line ${start.line + 1}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function shortened(text: string): string {
  return text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

/** The node to select for a cursor: the one with the shortest words around it, of those that `visible` lets through. */
export function nodeAt(tree: readonly Node[], cursor: Position, visible: (node: Node) => boolean): Node | undefined {
  let best: Node | undefined;
  let bestLength: readonly [number, number] = [Infinity, Infinity];
  const visit = (node: Node) => {
    if (!visible(node)) {
      return;
    }
    for (const range of node.covers) {
      if (contains(range, cursor)) {
        const length = [range.end.line - range.start.line, range.end.character - range.start.character] as const;
        if (length[0] < bestLength[0] || (length[0] === bestLength[0] && length[1] < bestLength[1])) {
          [best, bestLength] = [node, length];
        }
      }
    }
    node.children.forEach(visit);
  };
  tree.forEach(visit);
  return best;
}

/** The first quote in a range, else the first of anything that is there. */
export function firstIn(tree: readonly Node[], range: Range): Node | undefined {
  const inside = everything(tree).filter(({ place }) => place !== undefined && contains(range, place.start));
  return inside.find(({ kind }) => kind === "quote") ?? inside[0];
}

function everything(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...everything(node.children)]);
}

/** Whether the cursor is in the words of the node. */
export function isAt(node: Node, cursor: Position): boolean {
  return node.covers.some((range) => contains(range, cursor));
}

function contains({ start, end }: Range, { line, character }: Position): boolean {
  return (
    (line > start.line || (line === start.line && character >= start.character)) &&
    (line < end.line || (line === end.line && character <= end.character))
  );
}
