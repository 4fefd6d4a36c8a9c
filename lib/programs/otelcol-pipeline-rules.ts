import { didYouMean } from '../findings/did-you-mean';
import type { ConfigPath, ConfigProblem } from './config-problem';
import { type ConfigRule, pathOf, refuse } from './config-rule';
import type { Settings } from './settings';

const SOURCE = 'otelcol/config.go Config.Validate';
const PIPELINES = 'service/pipelines/config.go Config.Validate';

const SIGNALS = ['logs', 'metrics', 'traces', 'profiles'];

/** Sections that a list of a pipeline refers to: connectors are both ends. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  receivers: ['receivers', 'connectors'],
  processors: ['processors'],
  exporters: ['exporters', 'connectors'],
};

/** Names as the collector compares them: spaces around a type and a name do not count. */
const plain = (name: string) =>
  name
    .split('/')
    .map((part) => part.trim())
    .join('/');

/** A name in a list must be that of something that is defined. */
function undefinedNames(settings: Settings, list: ConfigPath, sections: readonly string[]): readonly ConfigProblem[] {
  const defined = sections.flatMap((section) => settings.places([section, '*']).map((path) => String(path.at(-1))));
  return settings.places([...list, '*']).flatMap((path) => {
    const name = settings.text(path);
    if (name === undefined || defined.map(plain).includes(plain(name))) return [];
    const meant = didYouMean(name, defined);
    const expected = `a name that ${sections.join(' or ')} defines${meant === undefined ? '' : `, such as ${meant}`}`;
    return [{ path, kind: 'not-allowed', expected, allowed: defined }];
  });
}

const PIPELINE_LISTS = Object.entries(SECTIONS).map(
  ([list, sections]): ConfigRule => ({
    source: SOURCE,
    find: (settings) =>
      settings
        .places(pathOf(`service.pipelines.*.${list}`))
        .flatMap((path) => undefinedNames(settings, path, sections)),
  }),
);

/** The rules of what is defined and what refers to it. */
export const OTELCOL_PIPELINE_RULES: readonly ConfigRule[] = [
  ...PIPELINE_LISTS,
  {
    source: SOURCE,
    find: (settings) => undefinedNames(settings, pathOf('service.extensions'), ['extensions']),
  },
  ...['receivers', 'exporters'].map((section) =>
    refuse({
      at: section,
      source: SOURCE,
      kind: 'required',
      expected: 'at least one',
      when: (settings, path) => settings.count(path) === 0 && settings.count(pathOf('connectors')) === 0,
    }),
  ),
  ...['receivers', 'exporters'].map((list) =>
    refuse({
      at: `service.pipelines.*.${list}`,
      source: PIPELINES,
      kind: 'required',
      expected: 'at least one name',
      when: (settings, path) => settings.count(path) === 0,
    }),
  ),
  refuse({
    at: 'service.pipelines',
    source: PIPELINES,
    kind: 'required',
    expected: 'at least one pipeline',
    when: (settings, path) => settings.count(path) === 0,
  }),
  refuse({
    at: 'service.pipelines.*',
    source: 'pipeline/pipeline.go ID.UnmarshalText',
    kind: 'not-allowed',
    expected: `a pipeline of ${SIGNALS.join(', ')}`,
    allowed: SIGNALS,
    when: (_, path) => !SIGNALS.includes(String(path.at(-1)).split('/')[0] ?? ''),
  }),
  refuse({
    at: 'service.pipelines.*.processors.*',
    source: PIPELINES,
    kind: 'not-allowed',
    expected: 'each name once',
    when: isTwice,
  }),
  ...(['receivers', 'exporters'] as const).map((end) =>
    refuse({
      at: 'connectors.*',
      source: 'service/internal/graph/graph.go Graph.createNodes',
      kind: 'required',
      expected: `a pipeline that has it among its ${end}`,
      when: (settings, path) => isOneEnd(settings, String(path.at(-1)), end),
    }),
  ),
];

/** Is a connector used by some pipeline, but at the other end only? */
function isOneEnd(settings: Settings, connector: string, end: 'receivers' | 'exporters'): boolean {
  const uses = (list: string) =>
    settings.places(pathOf(`service.pipelines.*.${list}.*`)).some((path) => settings.text(path) === connector);
  return !uses(end) && uses(end === 'receivers' ? 'exporters' : 'receivers');
}

function isTwice(settings: Settings, path: ConfigPath, names: ConfigPath): boolean {
  const name = settings.text(path);
  const before = settings.places([...names, '*']).slice(0, Number(path.at(-1)));
  return name !== undefined && before.some((other) => settings.text(other) === name);
}
