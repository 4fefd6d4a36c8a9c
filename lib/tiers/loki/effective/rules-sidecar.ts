import { isTrue, listOf, printed, unquoted } from '../../../charts/go-template';
import type { Json, JsonObject } from '../../../kubernetes/json';
import { sidecarImage } from './image';
import { at, type LokiRelease } from './release';

/** Variables of the sidecar that stand in its environment only if the value says something. */
const OPTIONAL: readonly (readonly [variable: string, ...path: string[]])[] = [
  ['UNIQUE_FILENAMES', 'enableUniqueFilenames'],
  ['NAMESPACE', 'rules', 'searchNamespace'],
  ['SKIP_TLS_VERIFY', 'skipTlsVerify'],
  ['DISABLE_X509_STRICT_VERIFICATION', 'disableX509StrictVerification'],
  ['SCRIPT', 'rules', 'script'],
  ['WATCH_SERVER_TIMEOUT', 'rules', 'watchServerTimeout'],
  ['WATCH_CLIENT_TIMEOUT', 'rules', 'watchClientTimeout'],
  ['LOG_LEVEL', 'rules', 'logLevel'],
  ['HEALTH_PORT', 'rules', 'healthPort'],
];

/** The container that writes rules out of ConfigMaps into a folder; none while it is switched off. */
export function rulesSidecar(release: LokiRelease, section: string): JsonObject[] {
  if (!isTrue(at(release, 'sidecar', 'rules', 'enabled'))) return [];
  const { fork, sidecar } = release.dialect;
  const { temporary, folderAnnotation } = sidecar;
  return [
    {
      name: 'loki-sc-rules',
      image: sidecarImage(release),
      env: variables(release, folderAnnotation && (fork === 'community' || section === 'backend')),
      resources: at(release, 'sidecar', 'resources') ?? null,
      securityContext: at(release, 'sidecar', 'securityContext') ?? null,
      volumeMounts: [...(temporary === undefined ? [] : [{ name: temporary, mountPath: '/tmp' }]), rulesMount(release)],
    },
  ];
}

function variables(release: LokiRelease, annotation: boolean): JsonObject[] {
  const rule = (key: string) => at(release, 'sidecar', 'rules', key);
  const label = isTrue(rule('labelValue')) ? [{ name: 'LABEL_VALUE', value: printed(rule('labelValue')) }] : [];
  const folder = annotation && isTrue(rule('folderAnnotation'));
  return [
    { name: 'METHOD', value: unquoted(rule('watchMethod')) },
    { name: 'LABEL', value: printed(rule('label')) },
    ...label,
    { name: 'FOLDER', value: printed(rule('folder')) },
    ...(folder ? [{ name: 'FOLDER_ANNOTATION', value: printed(rule('folderAnnotation')) }] : []),
    { name: 'RESOURCE', value: printed(rule('resource')) },
    ...OPTIONAL.flatMap(([name, ...path]) => optional(release, name, at(release, 'sidecar', ...path))),
  ];
}

function optional({ dialect }: LokiRelease, name: string, value: Json | undefined): JsonObject[] {
  const { notStrict, healthPort } = dialect.sidecar;
  const unheard = { DISABLE_X509_STRICT_VERIFICATION: !notStrict, HEALTH_PORT: !healthPort }[name] ?? false;
  if (!isTrue(value) || unheard) return [];
  const text = Array.isArray(value) ? listOf(value).map(printed).join(',') : printed(value);
  return [{ name, value: text }];
}

/** Where the folder with the rules stands, in the sidecar and in Loki. */
export function rulesMount(release: LokiRelease): JsonObject {
  return { name: 'sc-rules-volume', mountPath: printed(at(release, 'sidecar', 'rules', 'folder')) };
}

/** The volumes of the sidecar. */
export function rulesVolumes(release: LokiRelease): JsonObject[] {
  const limit = at(release, 'sidecar', 'rules', 'sizeLimit');
  const emptyDir: JsonObject = isTrue(limit) ? { sizeLimit: unquoted(limit) } : {};
  const rules = { name: 'sc-rules-volume', emptyDir };
  return release.dialect.fork === 'community' ? [rules, { name: 'sc-rules-temp', emptyDir: {} }] : [rules];
}
