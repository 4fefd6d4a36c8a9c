/** A look at the cluster that tells more about an alert. */
export interface RunbookLook {
  /** What it shows, as the beginning of a sentence: `What the pod says`. */
  readonly shows: string;

  /** What to run or to ask; names in capitals stand for labels of the alert. */
  readonly command: string;

  /** Language of the command. @default sh */
  readonly language?: 'sh' | 'promql';
}

/** What to do about an alert: a section of docs/runbook.md. */
export interface Runbook {
  /** Heading of the section: name of the alert, without the program where several have it. */
  readonly name: string;

  /** Programs that alerts of it begin with: `Alloy`. @default - the name is that of the one alert */
  readonly programs?: readonly string[];

  /** What is true while the alert fires. */
  readonly meaning: string;

  /** What becomes of logs meanwhile. */
  readonly impact: string;

  /** Where to look, the likeliest first. */
  readonly diagnosis: readonly RunbookLook[];

  /** What helps, the likeliest first. */
  readonly mitigation: readonly string[];
}

/** Where the page stands in the repository. */
const PAGE = 'docs/runbook.md';

/** Names of the alerts that the section is about. */
export function alertsOf({ name, programs }: Runbook): readonly string[] {
  return programs === undefined ? [name] : programs.map((program) => `${program}${name}`);
}

/**
 * Where a section is read: GitHub, GitLab and Gitea make the same anchor of a heading of one word.
 * @param page URL of the page. @default its path in the repository
 */
export function runbookPlace({ name }: Pick<Runbook, 'name'>, page: string = PAGE): string {
  return `${page.replace(/#.*$/, '')}#${name.toLowerCase()}`;
}
