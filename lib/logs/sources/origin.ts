import type { LineParsing } from '../parsing/metadata';

/** The files of the containers of a node. */
export interface PodOrigin extends LineParsing {
  /** Tag of the origin. */
  readonly kind: 'pods';

  /** Namespaces whose pods are never read. */
  readonly excludeNamespaces: readonly string[];

  /** Index labels that are copied from labels of the pod: names of index labels, and of the labels of the pod. */
  readonly podLabels: Readonly<Record<string, string>>;

  /** Value of the label `job`. @default - namespace and container: `monitoring/alloy` */
  readonly job?: string;
}

/** Log files of one source with the same labels. */
export interface LogFiles {
  /** Absolute path, may hold `*` and `**` globs. */
  readonly path: string;

  /** Value of the label `job`, and labels with one name in both schemes, in the order in which people write them. */
  readonly labels: Readonly<Record<string, string>> & {
    /** Value of the label `job`. */
    readonly job: string;
  };

  /** What tells them from other files of the source, where positions are stored by name. @default - they are the only ones */
  readonly part?: string;

  /** Label that takes the name of the file without its ending. @default - names of files become no label */
  readonly named?: {
    /** Name of the label. */
    readonly label: string;

    /** Ending that is cut off: `.log`. */
    readonly ending: string;
  };
}

/** Text files of a node outside of any pod. */
export interface FileOrigin {
  /** Tag of the origin. */
  readonly kind: 'files';

  /** Files to read, by path and labels. */
  readonly files: readonly LogFiles[];

  /** Whether others than root may own them, so that reading takes a capability. */
  readonly foreignOwner: boolean;

  /** What each line says, if it is a JSON object. @default - nothing is looked for in lines */
  readonly fields?: JsonFields;
}

/** Fields that are copied from JSON lines to structured metadata. */
export interface JsonFields {
  /** Where each piece stands: the way to it from the top of the object. */
  readonly metadata: Readonly<Record<string, readonly [string, ...string[]]>>;

  /** The piece with the status of HTTP that the level follows from: 5xx `error`, 4xx `warn`, others `info`. */
  readonly levelByStatus: string;
}

/** The journal of a node. */
export interface JournalOrigin {
  /** Tag of the origin. */
  readonly kind: 'journal';

  /** Directory of the journal on the node: `/var/log/journal`. */
  readonly directory: string;

  /** Value of the label `job`. */
  readonly job: string;
}

/** Events of the API of Kubernetes, which the cluster has once. */
export interface EventOrigin {
  /** Tag of the origin. */
  readonly kind: 'events';

  /** Value of the label `job`. */
  readonly job: string;
}

/** What nodes send over TCP to loopback ports. */
export interface SocketOrigin {
  /** Tag of the origin. */
  readonly kind: 'sockets';

  /** TCP port for lines of the kernel, 1 to 65535. */
  readonly kernelPort: number;

  /** TCP port for lines of the services of the node, 1 to 65535. */
  readonly servicePort: number;
}

/** Where the lines of a source come from: all that a collector must know to read them. */
export type Origin = PodOrigin | FileOrigin | JournalOrigin | EventOrigin | SocketOrigin;

export type OriginKind = Origin['kind'];
