import { Call } from '../../syntax/alloy/document';

/** The name of the node: the chart sets HOSTNAME from `spec.nodeName`, at every version. */
export const NODE_NAME = new Call('sys.env', 'HOSTNAME');
