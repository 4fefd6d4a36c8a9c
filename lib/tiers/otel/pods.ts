import type { JsonObject } from '../../kubernetes/json';
import type { LogIntent } from '../../logs/intent';
import { JOINED_BYTES } from '../../logs/parsing/line-size';
import { POD_LOG_DIRECTORY } from '../../logs/paths';
import type { PodLogs } from '../../logs/sources/pods';
import { attributeNames } from './attributes';
import { dropProcessors } from './drop';
import { contentProcessors } from './line-content';
import { NODE_NAME } from './names';
import { type LogPipeline, literal, SOURCE_RETRY, WHOLE_LINES } from './pipeline';
import { asksApi, podLookup, resourceSteps } from './pod-resource';
import { knownByPath, redactionProcessors } from './redaction';
import type { OtelSettings } from './settings';

/** Rules for lines that are redacted, and for those that are dropped. */
export type LineRules = Pick<LogIntent, 'redaction' | 'drop'>;

/**
 * The output of the containers of one node, read from its files. What the path does not tell comes from the API, which
 * knows a pod before its first line is written.
 *
 * The runtime of a container stands in neither, so that no label can hold it. A line that is not in the format of the
 * CRI passes as it is, with the labels of the cluster and the node only.
 * @param own files of the collector itself: what it says about a line would be another line to say something about
 */
export function podPipeline(
  pods: PodLogs,
  { redaction, drop }: LineRules,
  labels: OtelSettings['labels'],
  own: string,
): LogPipeline {
  return {
    name: 'pods',
    reads: 'pods',
    receivers: { 'file_log/pods': podReceiver(pods, redaction, labels, own) },
    processors: {
      ...(redaction && redactionProcessors(redaction)),
      ...dropProcessors(drop),
      ...(asksApi(pods) && { k8s_attributes: podLookup(pods, labels) }),
      'resource/pods': resourceSteps(pods, labels),
      ...contentProcessors(pods),
    },
  };
}

function podReceiver(
  { excludeNamespaces, job }: PodLogs,
  redaction: LineRules['redaction'],
  labels: OtelSettings['labels'],
  own: string,
): JsonObject {
  return {
    include: [`${POD_LOG_DIRECTORY}/*/*/*.log`],
    // No namespace has an underscore in its name.
    exclude: [own, ...excludeNamespaces.map((namespace) => `${POD_LOG_DIRECTORY}/${namespace}_*/*/*.log`)],
    // The first lines of a new pod count; known files go on at their position.
    start_at: 'beginning',
    include_file_name: false,
    include_file_path: true,
    ...WHOLE_LINES,
    storage: 'file_storage/positions',
    retry_on_failure: SOURCE_RETRY,
    resource: {
      [attributeNames(labels).node]: NODE_NAME,
      ...(labels === 'loki' && job !== undefined && { job: literal(job) }),
    },
    operators: [
      {
        type: 'container',
        max_log_size: JOINED_BYTES,
        // Otherwise the collector prints a line that it can't parse, and its own output is collected too.
        ...(redaction && { on_error: 'send_quiet' }),
      },
      ...(labels === 'loki' ? [...(job === undefined ? [JOB] : []), STREAM] : []),
      remove('attributes["log.file.path"]', redaction && `not (${literal(knownByPath(redaction))})`),
      remove('attributes.logtag'),
    ],
  };
}

const IN_FORMAT = 'resource["k8s.pod.name"] != nil';

/** What only single lines tell, as labels. */
const JOB: JsonObject = {
  type: 'add',
  if: IN_FORMAT,
  field: 'resource.job',
  value: 'EXPR(resource["k8s.namespace.name"] + "/" + resource["k8s.container.name"])',
};
const STREAM: JsonObject = { type: 'move', if: IN_FORMAT, from: 'attributes["log.iostream"]', to: 'resource.stream' };

/** Drops a field, if there is one. */
function remove(field: string, condition?: string): JsonObject {
  return { type: 'remove', if: [`${field} != nil`, condition].filter(Boolean).join(' and '), field };
}
