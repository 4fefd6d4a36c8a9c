import { isAtLeast, minorsBetween, parseVersion, versionText } from '../../tools/version';

describe('the version in what a program says', () => {
  test.each([
    ['helm', 'v3.14.0+gc309b6f', '3.14.0'],
    ['helm of a module', 'v4.3', '4.3.0'],
    ['loki', 'loki, version 3.6.3 (branch: release-3.6.x, revision: 9e0df5f)\n  go version:  go1.25.5', '3.6.3'],
    ['kubectl', 'Client Version: v1.32.4-dispatcher\nKustomize Version: v5.5.0', '1.32.4'],
    ['kube-apiserver', 'Kubernetes v1.34.2', '1.34.2'],
    ['etcd', 'etcd Version: 3.4.23\nGit SHA: Not provided\nGo Version: go1.19.8', '3.4.23'],
    ['shellcheck', 'ShellCheck - shell script analysis tool\nversion: 0.9.0\nlicense: GPL, version 3', '0.9.0'],
    ['kustomize 4', '{Version:kustomize/v4.5.7 GitCommit:56d82a8 BuildDate:2022-08-02T16:35:54Z}', '4.5.7'],
    ['otelcol-contrib', 'otelcol-contrib version 0.155.0', '0.155.0'],
  ])('%s', (_, text, expected) => {
    const version = parseVersion(text);
    expect(version && versionText(version)).toBe(expected);
  });

  test('is not that of Go', () => {
    const built = 'loki, version  (branch: , revision: unknown)\n  go version:       go1.26.8\n  platform: linux/amd64';
    expect(parseVersion(built)).toBeUndefined();
  });
});

test('versions are ordered by number, not by letter', () => {
  expect(isAtLeast({ major: 3, minor: 10, patch: 0 }, 3, 8)).toBe(true);
  expect(isAtLeast({ major: 3, minor: 7, patch: 9 }, 3, 8)).toBe(false);
  expect(isAtLeast({ major: 4, minor: 0, patch: 0 }, 3, 8)).toBe(true);
});

test('two major versions are never near', () => {
  expect(minorsBetween({ major: 2, minor: 9, patch: 0 }, { major: 3, minor: 9, patch: 0 })).toBe(Infinity);
  expect(minorsBetween({ major: 1, minor: 33, patch: 0 }, { major: 1, minor: 34, patch: 2 })).toBe(1);
});
