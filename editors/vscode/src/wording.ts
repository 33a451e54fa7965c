/** The words of the status bar. Knows nothing of VS Code, so that it can be tested without it. */

/** How the server is doing. `off` is the user's choice, `stopped` is a fault. */
export type Condition = "starting" | "running" | "stopped" | "missing" | "off";

/** How many findings the draft in front has, and how bad the worst is; undefined while there is no draft or it is not read yet. */
export interface Tally {
  readonly findings: number;
  readonly worst: "error" | "warning" | "info";
}

export interface StatusWording {
  readonly icon: string;
  readonly text: string;
  readonly tooltip: string;
  readonly alarming: boolean;
}

export function statusWording(condition: Condition, tally: Tally | undefined): StatusWording {
  switch (condition) {
    case "starting":
      return say("loading~spin", "factdesk: starting", "factdesk is starting");
    case "off":
      return say("circle-slash", "factdesk: off", "factdesk is switched off in the settings");
    case "stopped":
      return say("error", "factdesk: stopped", "factdesk has stopped and reads nothing; click to start it again", true);
    case "missing":
      return say(
        "warning",
        "factdesk: program missing",
        "The factdesk program was not found; click to see what to do",
        true,
      );
    case "running":
      if (tally === undefined) {
        return say("check", "factdesk: ready", "factdesk reads Markdown, plain text and HTML drafts as you write");
      }
      if (tally.findings === 0) {
        return say("check", "factdesk: no findings", "factdesk has nothing to say about this draft");
      }
      return say(
        tally.worst,
        `factdesk: ${count(tally.findings, "finding")}`,
        `factdesk has ${count(tally.findings, "finding")} in this draft; click to see what to do`,
      );
  }
}

function say(icon: string, text: string, tooltip: string, alarming = false): StatusWording {
  return { icon, text, tooltip, alarming };
}

/** “1 finding”, “2 findings”; the plural where it is not the noun with an s. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
