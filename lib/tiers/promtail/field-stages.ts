import type { JsonObject } from '../../kubernetes/json';
import type { LineFormat } from '../../logs/intent';
import { LEVELS } from '../../logs/levels';
import { LOGFMT_LINE } from '../../logs/logfmt';
import { MESSAGE_LENGTH } from '../../logs/metadata';
import { contains } from './selector';

/**
 * The level of a structured line, in one of a few words, and the beginning of its message. A template that comes out
 * empty takes its value away, so that no lines have an empty level.
 */
export function fieldStages(formats: readonly LineFormat[]): JsonObject[] {
  if (formats.length === 0) return [];
  return [
    ...formats.map((format) => STAGES[format]),
    { template: { source: 'level', template: levelTemplate() } },
    {
      template: {
        source: 'msg',
        template: `{{ with or .msg .${SECOND.msg} }}{{ printf "%.${MESSAGE_LENGTH}s" . }}{{ end }}`,
      },
    },
  ];
}

/** Where the second names of logfmt are kept: no label is called that, so none is taken for it. */
const SECOND = { level: '__severity', msg: '__message' } as const;

const STAGES: Readonly<Record<LineFormat, JsonObject>> = {
  // JMESPath: the second name counts where the first is absent or empty. Of a line that is no JSON object nothing is taken.
  json: { json: { expressions: { level: 'level || severity', msg: 'msg || message' } } },
  // What is not logfmt would be read as such up to its first mistake, and the stage logs an error for each such line.
  logfmt: {
    match: {
      selector: `{namespace=~".+"} ${contains(LOGFMT_LINE)}`,
      stages: [
        {
          logfmt: { mapping: { level: 'level', msg: 'msg', [SECOND.level]: 'severity', [SECOND.msg]: 'message' } },
        },
      ],
    },
  },
};

/** `eq` takes several values to compare with; what no level is called by comes out empty. */
function levelTemplate(): string {
  const branches = Object.entries(LEVELS).map(
    ([level, names]) => `if eq . ${names.map((name) => `"${name}"`).join(' ')} }}${level}`,
  );
  return `{{ with or .level .${SECOND.level} }}{{ with ToLower . }}{{ ${branches.join('{{ else ')}{{ end }}{{ end }}{{ end }}`;
}
