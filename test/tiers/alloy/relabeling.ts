import { RE2JS } from 're2js';
import type { Block } from '../../../lib/syntax/alloy/document';

type Labels = Readonly<Record<string, string>>;

/**
 * What the rules of a component make of labels: the actions `replace`, `keep` and `drop` of prometheus/prometheus,
 * model/relabel/relabel.go, where a regular expression matches the whole value and an empty result deletes the label.
 */
export function relabel(rules: readonly Block[], labels: Labels): Labels | undefined {
  return rules.reduce<Labels | undefined>((current, rule) => current && apply(rule, current), labels);
}

function apply({ attributes }: Block, labels: Labels): Labels | undefined {
  const { source_labels, separator = ';', regex = '(.*)', replacement = '$1', target_label, action } = attributes;
  const value = (Array.isArray(source_labels) ? source_labels : [])
    .map((name) => labels[String(name)] ?? '')
    .join(String(separator));
  const matcher = RE2JS.compile(`^(?s:${regex})$`).matcher(value);
  const matches = matcher.find();
  if (action === 'drop') return matches ? undefined : labels;
  if (action === 'keep') return matches ? labels : undefined;
  if (!matches) return labels;
  const { [String(target_label)]: _, ...rest } = labels;
  const result = String(replacement).replace(/\$(?:(\d+)|\$)/g, (_group, index) =>
    index === undefined ? '$' : (matcher.group(Number(index)) ?? ''),
  );
  return result === '' ? rest : { ...rest, [String(target_label)]: result };
}
