import { nearestName } from '../../queries/nearest-name';
import { ALERT_FUNCTIONS } from '../../syntax/go-template/alert-functions';
import { templateProblem } from '../../syntax/go-template/parser';
import type { TemplateProblem } from '../../syntax/go-template/problem';

/** What Loki 3.7 adds: prometheus/prometheus@v0.312.0:template/template.go. */
const SINCE_3_7 = ['urlQueryEscape'];

/** Set before each template: grafana/loki@v3.6.3:pkg/ruler/compat.go, testTemplateParsing. There is no `$externalURL`. */
const VARIABLES = ['$labels', '$externalLabels', '$value'];

/**
 * What Loki refuses of the text of a label or an annotation of an alert.
 * @param version of Loki: `3.6.3`
 */
export function ruleTemplateProblem(text: string, version: string): TemplateProblem | undefined {
  return templateProblem(text, { functions: functionsOf(version), variables: VARIABLES });
}

function functionsOf(version: string): ReadonlySet<string> {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return new Set(major > 3 || minor > 6 ? [...ALERT_FUNCTIONS, ...SINCE_3_7] : ALERT_FUNCTIONS);
}

/** Writes the text so that it can be read: as it was probably meant, or else with every brace as it stands. */
export function templateFix(text: string, { position, unknown }: TemplateProblem, version: string): string {
  const meant = unknown === undefined ? undefined : meantName(unknown, version);
  const candidates = [
    ...(unknown === undefined || meant === undefined
      ? []
      : [text.slice(0, position) + meant + text.slice(position + unknown.length)]),
    `${text} }}`,
    `${text}}}`,
    `${text}{{ end }}`,
  ];
  const literal = text.replaceAll('{{', '{{ "{{" }}');
  return candidates.find((candidate) => ruleTemplateProblem(candidate, version) === undefined) ?? literal;
}

function meantName(unknown: string, version: string): string | undefined {
  if (unknown === '$externalURL') return 'externalURL';
  const known = unknown.startsWith('$') ? VARIABLES : [...functionsOf(version)];
  return nearestName(unknown, known) ?? [`.${unknown}`, `$${unknown}`].find((name) => VARIABLES.includes(name));
}
