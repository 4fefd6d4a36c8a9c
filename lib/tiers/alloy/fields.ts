import type { LineFormat } from '../../logs/intent';
import { LEVELS } from '../../logs/levels';
import { LOGFMT_LINE } from '../../logs/logfmt';
import { MESSAGE_LENGTH } from '../../logs/metadata';
import { type Block, block } from '../../syntax/alloy/document';

/**
 * Finds the level and the message of structured lines, beside the line, which stays whole. A template that comes out
 * empty takes its value away, so that no lines have an empty level.
 */
export function fieldStages(formats: readonly LineFormat[]): readonly Block[] {
  const logfmt = formats.includes('logfmt');
  const [first, ...rest] = [...(formats.includes('json') ? [JSON_FIELDS] : []), ...(logfmt ? [LOGFMT_FIELDS] : [])];
  if (!first) return [];
  const level = logfmt ? `or .level .${SEVERITY}` : '.level';
  const message = logfmt ? `or .msg .${MESSAGE}` : '.msg';
  return [
    {
      ...first,
      comment: [
        'Beside the line, which stays whole: its level in one of a few words, and the beginning of its message.',
      ],
    },
    ...rest,
    block('stage.template', { source: 'level', template: levelTemplate(level) }),
    block('stage.template', {
      source: 'msg',
      template: `{{ with ${message} }}{{ printf "%.${MESSAGE_LENGTH}s" . }}{{ end }}`,
    }),
  ];
}

/**
 * JMESPath: the second name counts where the first is absent or empty. Of a line that is no JSON object nothing is
 * taken; a value that is no text becomes one.
 */
const JSON_FIELDS = block('stage.json', { expressions: { level: 'level || severity', msg: 'msg || message' } });

/** Where the second names of logfmt are kept: no label is called that, so none is taken for it. */
const SEVERITY = '__severity';
const MESSAGE = '__message';

/** What is not logfmt would be read as such up to its first mistake, and older versions log an error for each line. */
const LOGFMT_FIELDS = block('stage.match', { selector: `{namespace=~".+"} |~ ${JSON.stringify(LOGFMT_LINE)}` }, [
  block('stage.logfmt', {
    mapping: { level: 'level', msg: 'msg', [SEVERITY]: 'severity', [MESSAGE]: 'message' },
  }),
]);

/** `eq` takes several values to compare with; what no level is called by comes out empty. */
function levelTemplate(value: string): string {
  const branches = Object.entries(LEVELS).map(
    ([level, names]) => `if eq . ${names.map((name) => `"${name}"`).join(' ')} }}${level}`,
  );
  return `{{ with ${value} }}{{ with ToLower . }}{{ ${branches.join('{{ else ')}{{ end }}{{ end }}{{ end }}`;
}
