import { isTrue, listOf, mapOf, omit, printed, unquoted } from '../../../charts/go-template';
import { workloadObject } from '../../../charts/workload-object';
import { type Json, type JsonObject, valueAt } from '../../../kubernetes/json';

/** A container of the job, by what asks for it, its own values and its script. */
interface Step {
  readonly asked: string;
  readonly name: string;
  readonly section: string;
  readonly script: string;
}

const POLICIES: Step = { asked: 'policies', name: 'minio-make-policy', section: 'makePolicyJob', script: 'add-policy' };

const STEPS: readonly Step[] = [
  { asked: 'buckets', name: 'minio-make-bucket', section: 'makeBucketJob', script: 'initialize' },
  { asked: 'users', name: 'minio-make-user', section: 'makeUserJob', script: 'add-user' },
  { asked: 'customCommands', name: 'minio-custom-command', section: 'customCommandJob', script: 'custom-command' },
  { asked: 'svcaccts', name: 'minio-make-svcacct', section: 'makeServiceAccountJob', script: 'add-svcacct' },
];

/** The job that makes buckets, users and policies; none if there are none to make. */
export function minioJob(values: JsonObject, name: string): JsonObject[] {
  const steps = STEPS.filter(({ asked }) => isTrue(values[asked]));
  const before = isTrue(values.policies) ? [POLICIES] : [];
  if (steps.length + before.length === 0) return [];
  const context = mapOf(valueAt(values, 'postJob', 'securityContext'));
  const pod = {
    ...(isTrue(valueAt(values, 'serviceAccount', 'create')) && {
      serviceAccountName: unquoted(valueAt(values, 'serviceAccount', 'name')),
    }),
    securityContext: isTrue(context.enabled) ? omit(context, 'enabled') : null,
    initContainers: before.map((step) => container(values, name, step)),
    containers: steps.map((step) => container(values, name, step)),
    volumes: volumes(values, name),
  };
  return [workloadObject('Job', `${name}-post-job`, {}, pod)];
}

function volumes(values: JsonObject, name: string): Json[] {
  const folders: Json[] = ['etc-path', 'tmp'].map((folder) => ({ name: folder, emptyDir: {} }));
  const configuration = { name: 'minio-configuration', projected: { sources: sources(values, name) } };
  return [...folders, configuration, ...listOf(valueAt(values, 'customCommandJob', 'extraVolumes'))];
}

function sources(values: JsonObject, name: string): JsonObject[] {
  const secret = isTrue(values.existingSecret) ? unquoted(values.existingSecret) : name;
  const accounts = listOf(values.svcaccts);
  return [
    { configMap: { name } },
    { secret: { name: secret } },
    ...[...listOf(values.users), ...accounts].flatMap((user) => keyOf(mapOf(user), 'secrets')),
    ...accounts.flatMap((account) => keyOf(mapOf(account), 'secrets-svc')),
  ];
}

function keyOf({ existingSecret, existingSecretKey }: JsonObject, folder: string): JsonObject[] {
  if (!isTrue(existingSecret)) return [];
  const [name, key] = [printed(existingSecret), printed(existingSecretKey)];
  return [{ secret: { name, items: [{ key, path: `${folder}/${name}/${key}` }] } }];
}

function container(values: JsonObject, name: string, { name: container, section, script }: Step): JsonObject {
  const own = mapOf(values[section]);
  const context: Json | undefined = own.containerSecurityContext;
  const guarded = isTrue(valueAt(own, 'securityContext', 'enabled')) && isTrue(context);
  const exit = own.exitCommand;
  const shell = `/bin/sh /config/${script}; EV=$?; ${printed(exit)} && exit $EV`;
  return {
    name: container,
    image: `${printed(valueAt(values, 'mcImage', 'repository'))}:${printed(valueAt(values, 'mcImage', 'tag'))}`,
    command: isTrue(exit) ? ['/bin/sh', '-c'] : ['/bin/sh', `/config/${script}`],
    args: isTrue(exit) ? [shell] : [],
    env: [
      { name: 'MINIO_ENDPOINT', value: name },
      { name: 'MINIO_PORT', value: printed(valueAt(values, 'service', 'port')) },
    ],
    securityContext: guarded ? context : null,
    resources: own.resources ?? null,
    volumeMounts: [
      { name: 'etc-path', mountPath: '/etc/minio/mc' },
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'minio-configuration', mountPath: '/config' },
      ...(section === 'customCommandJob' ? listOf(own.extraVolumeMounts) : []),
    ],
  };
}
