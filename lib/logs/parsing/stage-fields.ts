import { LEVELS } from './levels';
import { LOGFMT_LINE } from './logfmt';
import { MESSAGE_LENGTH } from './metadata';
import { containing, LINES_OF_PODS } from './stage-selector';

// How the stages of Promtail and Alloy find the level and the message of a structured line.

/**
 * JMESPath: the second name counts where the first is absent or empty. Of a line that is no JSON object nothing is
 * taken; a value that is no text becomes one.
 */
export const JSON_FIELDS = { level: 'level || severity', msg: 'msg || message' } as const;

/** Where the second names of logfmt are kept: no label is called that, so none is taken for it. */
const SEVERITY = '__severity';
const MESSAGE = '__message';

export const LOGFMT_FIELDS = { level: 'level', msg: 'msg', [SEVERITY]: 'severity', [MESSAGE]: 'message' } as const;

/** What is not logfmt would be read as such up to its first mistake, and older versions log an error for each line. */
export const LOGFMT_LINES = containing(LINES_OF_PODS, [LOGFMT_LINE]);

/**
 * Templates of Go for the two. One that comes out empty takes its value away, so that no lines have an empty level.
 * @param seconds whether the second names of logfmt are kept
 */
export function fieldTemplates(seconds: boolean): { readonly level: string; readonly msg: string } {
  const [level, msg] = seconds ? [`or .level .${SEVERITY}`, `or .msg .${MESSAGE}`] : ['.level', '.msg'];
  return { level: levelTemplate(level), msg: `{{ with ${msg} }}{{ printf "%.${MESSAGE_LENGTH}s" . }}{{ end }}` };
}

/** `eq` takes several values to compare with; what no level is called by comes out empty. */
function levelTemplate(value: string): string {
  const branches = Object.entries(LEVELS).map(
    ([level, names]) => `if eq . ${names.map((name) => `"${name}"`).join(' ')} }}${level}`,
  );
  return `{{ with ${value} }}{{ with ToLower . }}{{ ${branches.join('{{ else ')}{{ end }}{{ end }}{{ end }}`;
}
