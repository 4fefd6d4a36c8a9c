import { crdErrors, isCustomResource } from '../support/crd-schemas';
import { distObjects } from '../support/dist';

const objects = distObjects();
const custom = objects.filter(({ object }) => isCustomResource(object));

test('there are custom resources to judge', () => {
  expect(custom.length).toBeGreaterThan(10);
});

test.each(custom.map(({ file, object }) => [file, object] as const))('%s fits its CRD', (_, object) => {
  expect(crdErrors(object)).toEqual([]);
});

test('every object is of a kind that Kubernetes has or that we have the CRD of', () => {
  const known = [
    'v1',
    'apps/v1',
    'rbac.authorization.k8s.io/v1',
    'scheduling.k8s.io/v1',
    'networking.k8s.io/v1',
    'kustomize.config.k8s.io/v1beta1',
  ];
  const unknown = objects.filter(
    ({ object }) => !isCustomResource(object) && !known.includes(String(object.apiVersion)),
  );
  expect(unknown.map(({ file }) => file)).toEqual([]);
});
