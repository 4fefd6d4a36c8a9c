import { grouped } from '../collections/grouped';
import { partOf } from '../findings/explain';
import type { FindingKind } from '../findings/finding-kind';
import { blocks, code, heading, join, list, type Markdown, md, prose } from '../syntax/markdown';

/** Writes `docs/findings.md`: every kind of finding with problem, consequence and fix. */
export function findingsPage(kinds: Iterable<FindingKind>): string {
  const sorted = [...kinds].sort((a, b) => (a.id < b.id ? -1 : 1));
  const parts = [...grouped(sorted, ({ id }) => partOf(id))].map(([part, its]) =>
    blocks(heading(2, part), ...its.map(entry)),
  );
  return `${HEAD}\n\n${blocks(...parts).source}\n`;
}

function entry({ id, severity, milder, since, sources, finds, happens, remedy }: FindingKind): Markdown {
  const softened = milder === undefined ? '' : `, a warning if ${milder}`;
  return blocks(
    md`### ${code(id)}`,
    md`*${prose(`${capitalized(severity)}${softened}; since ${since}.`)}*`,
    list([
      md`**Problem:** ${sentence(finds)}`,
      md`**In the cluster:** ${sentence(happens)}`,
      md`**Fix:** ${sentence(remedy)}`,
      ...(sources ? [md`**Source:** ${join(sources.map(code))}`] : []),
    ]),
  );
}

function sentence(text: string): Markdown {
  return prose(`${capitalized(text)}.`);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const HEAD = `<!-- Generated from the checks in lib/: change them, then run npm run docs. -->

# Findings

Everything that is looked at before a file is written, by its id. An error stops the synth and leaves \`dist/\` as it was. A warning is told until it is accepted in the environment file, with a reason that ends up in the README of the environment:

\`\`\`yaml
acknowledge:
  - id: loki/minio
    reason: Staging may lose its logs.
\`\`\`

A finding about a change of what runs (\`change/…\`) is an error that can be accepted, for just that change, by what it was and what it becomes:

\`\`\`yaml
acknowledge:
  - id: change/retention
    from: 30d
    to: 14d
    reason: The store is full.
\`\`\`

A finding itself says more than this page: where the cause stands, with the names and numbers of the environment, and what to paste.`;
