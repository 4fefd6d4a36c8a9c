import type { ReportingDescriptor } from 'sarif';
import { blocks, code, join, list, type Markdown, md, prose } from '../../syntax/markdown';
import type { FindingKind } from '../finding-kind';

/** What GitHub calls the severities of problems: the same page as in sarif.ts. */
const PROBLEMS = { error: 'error', warning: 'warning', note: 'recommendation' } as const;

/** A kind of finding as a rule, with all that docs/findings.md tells of it. */
export function sarifRule({ id, severity, finds, happens, remedy, since, sources }: FindingKind): ReportingDescriptor {
  const whole = [`Problem: ${sentence(finds)}`, `In the cluster: ${sentence(happens)}`, `Fix: ${sentence(remedy)}`];
  const markdown = blocks(
    list([
      md`**Problem:** ${prose(sentence(finds))}`,
      md`**In the cluster:** ${prose(sentence(happens))}`,
      md`**Fix:** ${prose(sentence(remedy))}`,
      ...(sources ? [md`**Source:** ${join(sources.map(code))}`] : []),
    ]),
    prose(`\`npx cdk8s-logging explain ${id}\` says the same in a terminal. Since ${since}.`),
  );
  return {
    id,
    shortDescription: { text: short(sentence(finds)) },
    fullDescription: { text: short(`${sentence(finds)} ${sentence(happens)}`) },
    help: { text: whole.join('\n'), markdown: markdownText(markdown) },
    defaultConfiguration: { level: severity },
    properties: { tags: [id.slice(0, id.indexOf('/'))], 'problem.severity': PROBLEMS[severity] },
  };
}

/** As long as GitHub reads it. */
const LONGEST = 1024;

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function markdownText({ source }: Markdown): string {
  return source;
}
