import type { FindingKind } from '../findings/finding-kind';
import type { LinkCheck } from './broken-link';

type Told = Pick<FindingKind, 'finds' | 'happens' | 'remedy' | 'milder'>;

const TOLD: Readonly<Record<LinkCheck, Told>> = {
  url: {
    finds: 'an address that an object calls names a Service that does not exist, or a port that it does not have',
    happens: 'every call of it fails',
    remedy: 'write the Service or the port that the finding names, or say under `others.services` who brings it',
    milder: 'only what a chart writes by itself names it',
  },
  service: {
    finds:
      'a Service selects no pods or a port that they do not have, or something names a Service that does not exist',
    happens: 'every call of it fails',
    remedy: 'write the labels, the port or the name that the finding names',
  },
  selector: {
    finds: 'a policy, a disruption budget or a workload selects pods by labels that none of them has',
    happens: 'it has no effect on the pods that are meant, or the API server refuses it',
    remedy: 'select by labels that the pods have',
  },
  port: {
    finds: 'a policy names a port that the pods it is for do not have',
    happens: 'it holds for a port on which nothing listens, and not for the one that is meant',
    remedy: 'write one of the ports that the finding names',
  },
  monitor: {
    finds: 'a ServiceMonitor or PodMonitor selects nothing, reads a port that is not there, or reads pods twice',
    happens: 'Prometheus has no metrics of these pods, or counts them twice',
    remedy: 'select by labels that are there, and write a port that the finding names',
  },
  policy: {
    finds: 'a policy lets in pods or a ServiceAccount that do not exist, or is for pods of two workloads at once',
    happens: 'calls that are meant to pass are refused, or ports are open that are to be closed',
    remedy: 'name who calls as it is, and select one workload only',
  },
  secret: {
    finds: 'something reads a Secret that does not exist, or a key that it does not have',
    happens: 'what needs it does not start',
    remedy: 'write a name or key that is there, or say under `others.secrets` who brings it',
  },
  'config-map': {
    finds: 'something reads a ConfigMap that does not exist, or a key that it does not have',
    happens: 'what needs it does not start',
    remedy: 'write a name or key that is there, or say under `others.objects` who brings it',
  },
  account: {
    finds:
      'pods run as a ServiceAccount that does not exist, or rights are given to one, or of a role, that does not exist',
    happens: 'no pod is created, or nobody has the rights',
    remedy: 'write the name of one that is there, or say under `others.objects` who brings it',
  },
  delivery: {
    finds:
      'an object of Flux, Argo CD or the helm-controller names a source, a project or another delivery that does not exist',
    happens: 'the engine waits for it, and nothing that depends on it reaches the cluster',
    remedy: 'write the name of one that is there, or say under `others.objects` who brings it',
  },
  datasource: {
    finds: 'a dashboard names a data source that nobody provisions',
    happens: 'its panels show an error instead of data',
    remedy: 'write the uid of one that is provisioned, or a variable of the dashboard',
  },
  listener: {
    finds: 'a container listens on a port that nobody calls',
    happens: 'it is a way in that nobody needs, and that no policy, monitor or picture knows',
    remedy: 'close the port by the values of the release, or say under `others.calls` who calls it',
  },
  object: {
    finds: 'something names an object, such as a claim or a priority class, that does not exist',
    happens: 'what names it is not created, or does not start',
    remedy: 'write the name of one that is there, or say under `others.objects` who brings it',
  },
  workload: {
    finds: 'what a release renders to is not what policies, monitors and alerts of the stack were computed from',
    happens: 'they are written for what it is not: calls are refused, metrics missed, alerts silent',
    remedy: 'set it in the environment file where the schema has it, and not in values or patches',
  },
};

function kindOf(check: LinkCheck): FindingKind {
  return { id: `link/${check}`, severity: 'error', since: '0.1.0', ...TOLD[check] };
}

/** The kinds of broken links. */
export const LINK_KINDS = Object.fromEntries(
  Object.keys(TOLD).map((check) => [check, kindOf(check as LinkCheck)]), // Object.keys() forgets the type of its keys
) as Readonly<Record<LinkCheck, FindingKind>>; // so does Object.fromEntries()
