/** What is said to the server of the settings. Knows nothing of VS Code, so that it can be tested without it. */

/** The settings the server knows; their names are those of factdesk.toml. The others are for this extension alone. */
export const SERVER_SETTINGS = [
  "date",
  "profile",
  "select",
  "ignore",
  "severity",
  "exclude",
  "roster",
  "inlay-hints",
] as const;

/** What VS Code knows of a setting: its value in each place it may be made, and in force. */
export type Inspected = Readonly<Record<string, unknown>> | undefined;

/** Whether a setting was made anywhere, so that its value is not just the default. */
export function isMade(seen: Inspected): boolean {
  return Object.entries(seen ?? {}).some(
    ([place, value]) => place.endsWith("Value") && !place.startsWith("default") && value !== undefined,
  );
}

/**
 * The settings the user made, and no others.
 *
 * VS Code gives the default for what is not set, and a default that reached the server would override factdesk.toml.
 * The settings page leaves something empty behind when a list is cleared, so whatever is empty is not sent.
 */
export function settingsForServer(
  get: (name: string) => unknown,
  inspect: (name: string) => Inspected,
): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const name of SERVER_SETTINGS) {
    const value = isMade(inspect(name)) ? withoutEmpty(get(name)) : undefined;
    if (value !== undefined) {
      made[name] = value;
    }
  }
  return made;
}

/** The value as plain JSON without what is null or empty; undefined when nothing is left. */
export function withoutEmpty(value: unknown): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (typeof value === "string") {
    const trimmed = value.trim();
    return trimmed === "" ? undefined : trimmed;
  }
  if (Array.isArray(value)) {
    const items = value.map(withoutEmpty).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value === "object") {
    const entries = Object.entries(value)
      .map(([key, item]) => [key, withoutEmpty(item)] as const)
      .filter(([, item]) => item !== undefined);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return value;
}
