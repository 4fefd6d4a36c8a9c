import { listsReplaced } from '../../lib/charts/lists-replaced';
import { releaseValues } from '../../lib/charts/release';
import { runChecks } from '../../lib/findings/check';
import { formatFix } from '../../lib/findings/fix-text';
import type { JsonObject } from '../../lib/kubernetes/json';
import { fixText } from '../support/fix-text';
import { release } from '../support/fixtures';

const TOKEN = { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } };
const OWN = { write: { extraEnv: [TOKEN] }, tolerations: [{ operator: 'Exists' }] };

function found(overrides: JsonObject) {
  return runChecks([listsReplaced], { releases: [release(releaseValues(OWN, overrides))] });
}

const TZ = { name: 'TZ', value: 'UTC' };

test('a list that leaves out what the stack has: the fix is both', () => {
  expect(found({ write: { extraEnv: [TZ] } })).toMatchObject([
    {
      id: 'values/list-replaced',
      path: ['loki', 'values', 'write', 'extraEnv'],
      problem: expect.stringContaining('lacks TOKEN'),
      fix: fixText(/- name: TOKEN[\s\S]*- name: TZ/),
    },
  ]);
  expect(found({ write: { extraEnv: [TOKEN, TZ] } })).toEqual([]);
});

test('another item of the same name takes its place', () => {
  const [finding] = found({ write: { extraEnv: [{ name: 'TOKEN', value: 'x' }] } });
  expect(formatFix(finding?.fix ?? '').match(/TOKEN/g)).toHaveLength(1);
});

test('lists that are for people to choose are left alone', () => {
  expect(found({ tolerations: [], read: { extraEnv: [TZ] } })).toEqual([]);
});

test('a patch that removes a list is told of where it stands', () => {
  const at = ['patches', 0, 'operations', 0];
  const patched = { ...release(releaseValues(OWN, {})), values: {}, patches: [{ path: ['write'], at }] };
  expect(runChecks([listsReplaced], { releases: [patched] })).toMatchObject([{ path: at }]);
});
