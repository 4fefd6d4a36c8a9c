import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planStack } from '../../lib/plan/plan';
import { kubeObject } from '../../lib/references/kube-object';
import { parseInventory } from '../../lib/rendered/inventory';
import type { Rendering } from '../../verify/material';
import { type RenewOptions, removeForgotten, renewInventories } from '../../verify/renew';
import { loadOne, MINIMAL } from '../environment/in-memory';
import { withFolder } from './folder';

const plan = planStack(loadOne(MINIMAL));

function rendering(...names: readonly string[]): Rendering {
  const objects = names.map((name) =>
    kubeObject({ apiVersion: 'v1', kind: 'Service', metadata: { name } }, 'x', 'monitoring'),
  );
  return { objects: objects.filter((object) => object !== undefined) };
}

const RENDER: RenewOptions['render'] = ({ name }) => rendering(name, `${name}-headless`);

function renewed(locks: string, change: Partial<RenewOptions> = {}) {
  return renewInventories(plan, { ...options(locks), ...change });
}

/** Helm renders nothing real here, so nothing is compared. */
function options(locks: string): RenewOptions {
  return { locks, all: false, check: false, render: RENDER, compare: () => undefined };
}

const file = (folder: string, name: string) => join(folder, 'production', `${name}.json`);

test('inventories what has no inventory, and leaves alone what is fresh', () => {
  withFolder({}, (folder) => {
    const first = renewed(folder);
    expect(first).toEqual({
      lines: ['production/loki: 2 objects, all new', 'production/alloy: 2 objects, all new'],
      problems: [],
      fresh: 0,
    });
    expect(parseInventory(readFileSync(file(folder, 'loki'), 'utf8'))).toMatchObject({
      inventory: { release: 'loki', objects: [{ metadata: { name: 'loki', namespace: 'monitoring' } }, {}] },
    });
    expect(renewed(folder)).toEqual({ lines: [], problems: [], fresh: 2 });
  });
});

test('--all renders everything, and says what is not as it was', () => {
  withFolder({}, (folder) => {
    renewed(folder);
    const render: RenewOptions['render'] = (release) => (release.name === 'loki' ? rendering('loki') : RENDER(release));
    expect(renewed(folder, { all: true, render }).lines).toEqual([
      'production/loki: 1 object, 1 changed',
      'production/alloy: 2 objects, none changed',
    ]);
  });
});

test('--check writes nothing, and fails when Helm says something else', () => {
  withFolder({}, (folder) => {
    expect(renewed(folder, { check: true }).problems).toHaveLength(2);
    expect(existsSync(file(folder, 'loki'))).toBe(false);
    renewed(folder);
    expect(renewed(folder, { check: true }).problems).toEqual([]);
    expect(renewed(folder, { check: true, render: () => rendering('other') }).problems).toEqual([
      'production/loki: 1 object, 3 changed; npx cdk8s-logging lock production writes it',
      'production/alloy: 1 object, 3 changed; npx cdk8s-logging lock production writes it',
    ]);
  });
});

test('--check needs no charts for what is fresh', () => {
  withFolder({}, (folder) => {
    renewed(folder);
    const render = () => ({ unavailable: 'the chart is not at hand' });
    expect(renewed(folder, { check: true, render }).problems).toEqual([]);
  });
});

test('a chart that is not at hand keeps no other from being recorded', () => {
  withFolder({}, (folder) => {
    const render: RenewOptions['render'] = (release) =>
      release.name === 'loki' ? { unavailable: 'the chart loki is not at hand' } : RENDER(release);
    const { lines, problems } = renewed(folder, { render });
    expect(lines).toEqual(['production/alloy: 2 objects, all new']);
    expect(problems).toEqual(['production/loki: the chart loki is not at hand']);
  });
});

test('what Helm refuses is told in its words', () => {
  withFolder({}, (folder) => {
    const { problems } = renewed(folder, { render: () => ({ failed: 'execution error at (loki/x.yaml)' }) });
    expect(problems[0]).toBe('production/loki: Helm refuses it: execution error at (loki/x.yaml)');
  });
});

test('inventories of releases and environments that are gone are removed', () => {
  withFolder({ 'production/old.json': '{}', 'gone/loki.json': '{}', 'gone/notes.md': '' }, (folder) => {
    expect(renewed(folder).lines).toContain('production/old: removed');
    expect(removeForgotten(['production'], { ...options(folder), check: true }).problems).toHaveLength(1);
    expect(removeForgotten(['production'], options(folder)).lines).toEqual(['gone/loki: removed']);
    expect([existsSync(file(folder, 'old')), existsSync(join(folder, 'gone/notes.md'))]).toEqual([false, true]);
  });
});

test('a stack that is switched off keeps its inventories', () => {
  withFolder({ 'production/loki.json': '{}' }, (folder) => {
    const off = planStack(loadOne(`${MINIMAL}enabled: false\n`));
    const { lines } = renewInventories(off, { ...options(folder), all: true });
    expect([lines, existsSync(file(folder, 'loki'))]).toEqual([
      ['production: switched off, its inventories stay'],
      true,
    ]);
  });
});

test('a file that is no inventory is written anew', () => {
  withFolder({}, (folder) => {
    renewed(folder);
    writeFileSync(file(folder, 'loki'), '<<<<<<< HEAD\n');
    expect(renewed(folder).lines).toEqual(['production/loki: 2 objects, all new']);
  });
});

describe('what is computed of a release', () => {
  const verdict = (folder: string) => JSON.parse(readFileSync(file(folder, 'loki'), 'utf8')).effective;

  test('is recorded as equal to what Helm renders', () => {
    withFolder({}, (folder) => {
      expect(renewed(folder, { compare: () => ({ differences: [] }) }).problems).toEqual([]);
      expect(verdict(folder)).toBe('equal');
    });
  });

  test('is a problem if it differs, in a check as well', () => {
    withFolder({}, (folder) => {
      const compare: RenewOptions['compare'] = ({ name }) => ({
        differences: name === 'loki' ? ['StatefulSet loki: replicas'] : [],
      });
      const problems = ['production/loki: what is computed of it differs: StatefulSet loki: replicas'];
      const first = renewed(folder, { compare });
      expect([first.lines.length, first.problems, verdict(folder)]).toEqual([2, problems, 'different']);
      expect(renewed(folder, { compare, check: true }).problems).toEqual(problems);
    });
  });

  test('has no verdict if there is none of its chart', () => {
    withFolder({}, (folder) => {
      renewed(folder);
      expect(verdict(folder)).toBeUndefined();
    });
  });
});
