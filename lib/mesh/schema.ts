import * as z from 'zod';
import { text } from '../schema/scalars';
import { MESH_DEFAULTS } from './defaults';

const istio = z.strictObject({
  members: z
    .array(text('label'))
    .prefault([...MESH_DEFAULTS.members])
    .describe("Namespaces of others whose pods are in the mesh too: Grafana's, Prometheus'."),
});

export const mesh = z.strictObject({
  istio: istio
    .describe('Istio in ambient mode, without waypoints. `istio: {}` takes every default.')
    .meta({ examples: [{}] }),
});
