import type { LineFormat } from '../../logs/parsing/metadata';
import { fieldTemplates, JSON_FIELDS, LOGFMT_FIELDS, LOGFMT_LINES } from '../../logs/parsing/stage-fields';
import { type Block, block } from '../../syntax/alloy/document';

/** Finds the level and the message of structured lines, beside the line, which stays whole. */
export function fieldStages(formats: readonly LineFormat[]): readonly Block[] {
  const logfmt = formats.includes('logfmt');
  const [first, ...rest] = [...(formats.includes('json') ? [JSON_STAGE] : []), ...(logfmt ? [LOGFMT_STAGE] : [])];
  if (!first) return [];
  const { level, msg } = fieldTemplates(logfmt);
  return [
    {
      ...first,
      comment: [
        'Beside the line, which stays whole: its level in one of a few words, and the beginning of its message.',
      ],
    },
    ...rest,
    block('stage.template', { source: 'level', template: level }),
    block('stage.template', { source: 'msg', template: msg }),
  ];
}

const JSON_STAGE = block('stage.json', { expressions: JSON_FIELDS });

const LOGFMT_STAGE = block('stage.match', { selector: LOGFMT_LINES }, [
  block('stage.logfmt', { mapping: LOGFMT_FIELDS }),
]);
