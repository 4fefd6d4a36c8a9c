import type { JsonObject } from '../../kubernetes/json';
import type { Redaction } from '../../logs/intent';
import { POD_LOG_DIRECTORY } from '../../logs/paths';
import { REDACTION, type RedactionRule, redactionMark } from '../../logs/redaction/rules';
import { SEMANTIC_CONVENTIONS } from './attributes';
import { quoted } from './ottl';
import { literal } from './pipeline';

const PATH = 'log.file.path';

/**
 * Takes secrets out of the lines of some namespaces. It comes first: what later steps copy out of a line has passed it.
 * A line that is no text is left alone by `replace_pattern` itself, and no error loses one.
 */
export function redactionProcessors({ namespaces }: Redaction): Readonly<Record<string, JsonObject>> {
  const path = `log.attributes["${PATH}"]`;
  const sensitive = [
    ...namespaces.map((name) => `resource.attributes["${SEMANTIC_CONVENTIONS.namespace}"] == ${quoted(name)}`),
    `${path} != nil`,
  ].join(' or ');
  return {
    'transform/redaction': {
      error_mode: 'silent',
      log_statements: [
        ...REDACTION.map(({ hints, rules }) =>
          group(
            [`(${sensitive})`, ...hints.map((hint) => `IsMatch(log.body, ${quoted(hint)})`)],
            rules.map(replacement),
          ),
        ),
        group([`${path} != nil`], [`delete_key(log.attributes, "${PATH}")`]),
      ],
    },
  };
}

/** Statements for lines that meet every condition: the collector stops at the first that a line does not meet. */
function group(conditions: readonly string[], statements: readonly string[]): JsonObject {
  return { conditions: [literal(conditions.join(' and '))], statements: statements.map(literal) };
}

function replacement(rule: RedactionRule): string {
  const { before, secret, after } = rule;
  const pattern = `(${before})${secret}(${after})`;
  return `replace_pattern(log.body, ${quoted(pattern)}, ${quoted(`$1${redactionMark(rule)}$2`)})`;
}

/**
 * Whether only the path tells that a line is to be redacted: one that is not in the format of the CRI has no namespace
 * yet. In the language of the operators of a receiver, for which every text is one of the receiver's own.
 */
export function knownByPath({ namespaces }: Redaction): string {
  const folder = `^${POD_LOG_DIRECTORY}/(${namespaces.join('|')})_`;
  return `resource["${SEMANTIC_CONVENTIONS.namespace}"] == nil and attributes["${PATH}"] matches ${quoted(folder)}`;
}
