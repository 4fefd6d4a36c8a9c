import type { PodLogs } from '../../logs/intent';
import { LEVELS } from '../../logs/levels';
import { MESSAGE_LENGTH, podMetadata } from '../../logs/metadata';
import { TRACE_ID_PATTERNS } from '../../logs/trace-ids';
import { type Block, block, type Component, type Reference } from '../../syntax/alloy/document';

/**
 * Takes the CRI's time and stream off each line, joins the parts of long ones, and notes beside them what they say. A
 * line that is not in a format that is looked for passes as it is; none is changed or dropped for what it holds.
 */
export function podLines(pods: PodLogs, forwardTo: Reference<'receiver'>): Component<'loki.process'> {
  return {
    name: 'loki.process',
    label: 'pods',
    attributes: { forward_to: [forwardTo] },
    blocks: [
      CRI,
      // After the joining, which tells files apart by it.
      block('stage.label_drop', { values: ['filename'] }),
      ...(pods.parse.includes('json') ? JSON_FIELDS : []),
      ...(pods.traceIds ? TRACE_IDS : []),
      ...structuredMetadata(podMetadata(pods).map(({ name }) => name)),
    ],
  };
}

/** A line that is not in the format of the CRI passes without the label `stream`. */
const CRI: Block = {
  ...block('stage.cri', { max_partial_line_size: 262144, max_partial_line_size_truncate: true }),
  comment: ['Loki refuses longer lines whole (max_line_size): their beginning is worth more than nothing.'],
};

/**
 * JMESPath: the second name counts where the first is absent or empty. Of a line that is no JSON object nothing is
 * taken; a value that is no text becomes one. A template that comes out empty takes its value away, so that no lines
 * have an empty level.
 */
const JSON_FIELDS: readonly Block[] = [
  {
    ...block('stage.json', { expressions: { level: 'level || severity', msg: 'msg || message' } }),
    comment: ['Beside the line, which stays whole: its level in one of a few words, and the beginning of its message.'],
  },
  block('stage.template', { source: 'level', template: levelTemplate() }),
  block('stage.template', {
    source: 'msg',
    template: `{{ with .msg }}{{ printf "%.${MESSAGE_LENGTH}s" . }}{{ end }}`,
  }),
];

/** `eq` takes several values to compare with; what no level is called by comes out empty. */
function levelTemplate(): string {
  const branches = Object.entries(LEVELS).map(
    ([level, names]) => `if eq . ${names.map((name) => `"${name}"`).join(' ')} }}${level}`,
  );
  return `{{ with .level }}{{ with ToLower . }}{{ ${branches.join('{{ else ')}{{ end }}{{ end }}{{ end }}`;
}

/** A pattern that does not match leaves what an earlier one has found. */
const TRACE_IDS: readonly Block[] = TRACE_ID_PATTERNS.map((expression, index) => ({
  ...block('stage.regex', { expression }),
  ...(index === 0 && { comment: ['The id of the trace that the line names: the last pattern that matches wins.'] }),
}));

/** What was not found is left out. */
function structuredMetadata(names: readonly string[]): readonly Block[] {
  if (names.length === 0) return [];
  return [block('stage.structured_metadata', { values: Object.fromEntries(names.map((name) => [name, ''])) })];
}
