import { type Json, valueAt } from '../../lib/kubernetes/json';
import type { ConfigProblem } from '../../lib/programs/config-problems';
import type { ProgramName } from '../../lib/programs/program-model';

/** What only a program can tell, by its words: other languages, files, names that are registered. */
const ONLY_THE_PROGRAM: Readonly<Record<ProgramName, readonly RegExp[]>> = {
  // Selectors of streams are LogQL. Up to 3.4 labels have the names of Prometheus 2, and later any.
  loki: [/parse error|invalid labels matchers|is not a valid label name/],
  otelcol: [
    // OTTL and the expressions of operators are languages of their own.
    /invalid syntax|unable to parse OTTL|infer (?:a valid )?context|expression|unexpected token/,
    /no such file or directory|directory must exist|unknown time zone|unknown port/,
    /is not a supported metadata field|invalid detector key/,
    // The schema of telemetry has versions, and each is tried.
    /service\.telemetry|service::telemetry/,
    // What an action takes depends on its kind, and what an operator takes on the others.
    /error creating AttrProc|failed to create "(?:file_log|tcp_log\/talos|udp_log|syslog)" receiver/,
    /bound detection|resolver/,
  ],
  promtail: [
    // JMESPath, LogQL, templates and field selectors are languages of their own.
    /JMES expression|parse error|template|invalid selector|no_proxy/,
    // The settings of a metric depend on its kind.
    /metrics stage config|drop stage config|drop:map|strconv|limit stage failed/,
  ],
};

/** Is this refusal one that a configuration alone cannot tell? */
export function onlyTheProgramTells(program: ProgramName, words: string): boolean {
  return ONLY_THE_PROGRAM[program].some((pattern) => pattern.test(words));
}

/** Steps whose keys a program reads without a word about those that it does not know. */
const LENIENT = ['operators', 'pipeline_stages'];

/**
 * Is this problem one that the program accepts, though nobody can mean it: a key without any effect, a number in place
 * of a word, a map in place of a name, a number that is cut off?
 */
export function isHarmless(program: ProgramName, { path, kind, expected }: ConfigProblem, config: Json): boolean {
  if (path.some((step) => LENIENT.includes(String(step)))) return true;
  if (program === 'promtail') return path[0] === 'clients' && kind === 'required';
  if (program === 'loki') return kind === 'out-of-range' && expected === 'a whole number that is not negative';
  // A level is a number to the collector, and of one that is too large it keeps the lowest bits.
  if (kind === 'not-allowed' && typeof valueAt(config, ...path) === 'number') return true;
  return path[0] === 'service' || kind === 'out-of-range' || expected?.startsWith('the name of a component') === true;
}
