import type { SourceLabels } from '../logs/labels/contract';
import { selectSource } from '../queries/source-selector';
import { snakeCase } from '../syntax/case';
import { anyOf } from '../syntax/re2-literal';
import { sh } from '../syntax/shell';
import type { SmokeCheck } from './check';

/** Each source that is collected has lines of the last hour, asked for by the labels that it promises. */
export function sourceChecks(labels: readonly SourceLabels[], cluster: string): readonly SmokeCheck[] {
  return labels.flatMap((source) => {
    const selector = `{${selectSource(source, cluster)}}`;
    return [linesArrive(source, selector), ...valuesAreKnown(source, selector)];
  });
}

function linesArrive({ source, noun }: SourceLabels, selector: string): SmokeCheck {
  return {
    name: `${snakeCase(source)}_arrive`,
    title: `lines of the last hour: ${noun}`,
    body: [sh`reachable "$QUERY"`, sh`found ${selector} || fail ${`none match ${selector}`}`, sh`echo ${selector}`],
  };
}

/** A label has one of each group of values that every running cluster has. */
function valuesAreKnown({ source, noun, expected }: SourceLabels, selector: string): readonly SmokeCheck[] {
  if (!expected) return [];
  const { label, values } = expected;
  return [
    {
      name: `${snakeCase(source)}_are_complete`,
      title: `${noun} are of all that runs on every node`,
      body: [
        sh`reachable "$QUERY"`,
        sh`known=$(ask "$QUERY"${`/loki/api/v1/label/${label}/values`} --get --data-urlencode ${`query=${selector}`}) || fail "it does not answer"`,
        ...values.map(
          (group) =>
            sh`grep -qE ${`"(${anyOf(group)})"`} <<<"$known" || fail ${`no ${label} ${group.join(' or ')}: `}"$known"`,
        ),
        sh`echo "$known"`,
      ],
    },
  ];
}
