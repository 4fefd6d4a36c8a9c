import { findingsOf, MINIMAL, only } from './in-memory';

const ESCAPE = '"a\\e[31m"';
const WITH = {
  'a text': `readme: { deviations: { x: { built: ${ESCAPE}, reason: x } } }`,
  'a key': `readme: { deviations: { ${ESCAPE}: { built: x, reason: x } } }`,
  'a query': `readme: { queries: { x: ${ESCAPE} } }`,
  'a reason': `acknowledge: [{ id: lock/missing, reason: ${ESCAPE} }]`,
  'a name of others': `others: { objects: [{ kind: ConfigMap, name: ${ESCAPE} }] }`,
  'a key of a Secret': `others: { secrets: [{ namespace: x, name: y, keys: [${ESCAPE}] }] }`,
  'a directory': `logs: { nodeFiles: [{ path: ${ESCAPE.replace('a', '/a')}, job: x }] }`,
};

test.each(Object.entries(WITH))('%s with control characters is refused, and the finding shows none', (_, section) => {
  const { finding, location } = only(findingsOf(`${MINIMAL}${section}\n`));
  expect(finding.severity).toBe('error');
  expect(location).toMatch(/^environments\/production\.yaml:10:/);
});

test('line breaks and tabs are no such characters', () => {
  expect(findingsOf(`${MINIMAL}readme: { queries: { "a\\tb": "c\\nd" } }\n`)).toEqual([]);
});
