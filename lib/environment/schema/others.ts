import * as z from 'zod';
import { port, text } from '../../schema/scalars';

const namespace = text('label').describe('Namespace that it is in.');

const secret = z.strictObject({
  namespace,
  name: text('label').describe('Name of the Secret.'),
  keys: z.array(text('text')).prefault([]).describe('Keys that it holds. Default: none that anything reads.'),
});

const service = z.strictObject({
  namespace,
  name: text('label').describe('Name of the Service.'),
  port: port.describe('Port of the Service.'),
});

const object = z.strictObject({
  kind: text('text')
    .describe('Its kind.')
    .meta({ examples: ['ConfigMap'] }),
  namespace: namespace.optional().describe('Namespace that it is in. Default: it has none.'),
  name: text('text').describe('Its name.'),
});

const call = z.strictObject({
  namespace,
  workload: text('label').describe('Name of the Deployment, StatefulSet or DaemonSet that runs the pods.'),
  port: port.describe('Port of the pods. No policy of a mesh opens it: that takes a patch.'),
});

/** Schema of what others bring into the cluster, and what they call. */
export const others = z.strictObject({
  secrets: z
    .array(secret)
    .prefault([])
    .describe('Secrets that values or patches refer to, beside those of the README.'),
  services: z.array(service).prefault([]).describe('Services that values or patches call.'),
  objects: z.array(object).prefault([]).describe('Anything else that values or patches refer to.'),
  calls: z.array(call).prefault([]).describe('Ports of the stack that others call, which values have opened.'),
});
