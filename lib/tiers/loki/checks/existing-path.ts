import type { Found } from '../../../findings/finding-kind';
import { OTLP_PATH, PUSH_PATH } from '../names';
import { existingPath, pasteUrl, type WrittenUrl } from './existing-url';

/** Paths of Loki, and what is meant by each: https://grafana.com/docs/loki/latest/reference/loki-http-api/ */
const KNOWN_PATHS: readonly (readonly [pattern: RegExp, meaning: string])[] = [
  [/\/loki\/api\/v1\/push$/, 'where lines are pushed'],
  [/\/api\/prom\/push$/, 'where Loki took lines before version 1'],
  [/\/api\/prom(\/|$)/, 'where Loki answered queries before version 1'],
  [/\/otlp\/v1\/logs$/, 'where records arrive over OTLP, which exporters append themselves'],
  [/\/otlp$/, 'the base of OTLP'],
  [/\/loki\/api\/v1(\/|$)/, 'where queries are answered'],
];

interface Expectation {
  /** Completes "must …". */
  readonly must: string;
  readonly fits: (path: string) => boolean;

  /** What stands behind the prefix of a proxy, if there is one. */
  readonly end: string;
  readonly consequence: string;
}

const EXPECTED: Readonly<Record<WrittenUrl['key'], Expectation>> = {
  pushUrl: {
    must: `end in ${PUSH_PATH}`,
    fits: (path) => path.endsWith(PUSH_PATH),
    end: PUSH_PATH,
    consequence: 'Loki answers 404, and every line is dropped',
  },
  queryUrl: {
    must: 'be without the path of an API, which whoever asks appends',
    fits: (path) => !KNOWN_PATHS.some(([pattern]) => pattern.test(path)),
    end: '',
    consequence: 'Loki answers 404 to every query',
  },
  otlpUrl: {
    must: `end in ${OTLP_PATH}, to which exporters append /v1/logs`,
    fits: (path) => path.endsWith(OTLP_PATH),
    end: OTLP_PATH,
    consequence: 'Loki answers 404, and every record is dropped',
  },
};

/** The path is what those who call it expect. */
export function pathFaults(written: WrittenUrl): readonly Found[] {
  const { key, url } = written;
  const { must, fits, end, consequence } = EXPECTED[key];
  const path = key === 'queryUrl' ? url.pathname.replace(/\/$/, '') : url.pathname;
  if (fits(path) && url.search === '' && url.hash === '') return [];
  return [
    {
      path: existingPath(key),
      problem: `${key} ${described(url)}, but must ${must}`,
      consequence,
      fix: pasteUrl(written, { path: `${prefixOf(url.pathname)}${end}` }),
    },
  ];
}

function described({ pathname, search, hash }: URL): string {
  if (search !== '' || hash !== '') return `has ${search}${hash} behind its path`;
  if (pathname === '/') return 'has no path';
  const [, meaning] = KNOWN_PATHS.find(([pattern]) => pattern.test(pathname.replace(/\/+$/, ''))) ?? [];
  const slash = pathname.endsWith('/') ? ' and a slash' : '';
  return meaning === undefined ? `has the path ${pathname}` : `has the path ${pathname}, ${meaning}${slash}`;
}

/** Reads the prefix before the path of an API. */
function prefixOf(pathname: string): string {
  const path = pathname.replace(/\/+$/, '');
  return path.replace(/\/(loki\/api\/v1|api\/prom|otlp)(\/.*)?$/, '');
}
