import { loadEnvironments } from '../../lib/environment/load';
import { load, MINIMAL, summaries } from './in-memory';

describe('names of environments', () => {
  it('two files of one name are one finding at the second', () => {
    const { findings } = load({ 'environments/a.yaml': MINIMAL, 'environments/a.yml': MINIMAL });
    expect(summaries(findings)).toEqual(['environment/duplicate-name environments/a.yml:1:1']);
    expect(findings[0]?.finding.problem).toContain('environments/a.yaml and environments/a.yml');
  });

  it.each([
    ['environments/Home Lab.yaml', "git mv -- 'environments/Home Lab.yaml' environments/home-lab.yaml"],
    ['environments/a_b.yml', 'git mv -- environments/a_b.yml environments/a-b.yml'],
    ["environments/it's.yaml", "git mv -- 'environments/it'\\''s.yaml' environments/it-s.yaml"],
    ['environments/-a.yaml', 'git mv -- environments/-a.yaml environments/a.yaml'],
  ])('%s can name no objects', (file, fix) => {
    const { findings } = load({ [file]: MINIMAL });
    expect(summaries(findings)).toEqual([`environment/name ${file}:1:1`]);
    expect(findings[0]?.finding.fix).toBe(fix);
  });
});

it('a file that can not be read is a finding', () => {
  const { findings } = loadEnvironments(['environments/a.yaml'], () => undefined);
  expect(summaries(findings)).toEqual(['environment/unreadable environments/a.yaml:1:1']);
});

it('a thousand environments read their base once, and share nothing that one of them could change', () => {
  const reads: string[] = [];
  const files = Array.from({ length: 1000 }, (_, index) => `environments/e${index}.yaml`);
  const { environments } = loadEnvironments(files, (path) => {
    reads.push(path);
    return path.includes('bases') ? `${MINIMAL}namespaces: { x: { labels: { a: b } } }\n` : 'extends: bases/b.yaml\n';
  });
  expect(environments).toHaveLength(1000);
  expect(reads.filter((path) => path === 'environments/bases/b.yaml')).toHaveLength(1);
  expect(environments[0]?.namespaces.x?.labels).not.toBe(environments[1]?.namespaces.x?.labels);
});
