import * as z from 'zod';
import { text } from '../../schema/scalars';

const sidecarLabel = (usual: string) =>
  z.strictObject({
    name: text('labelName').prefault(usual).describe('Name of the label.'),
    value: text('labelValue').prefault('1').describe('Its value.'),
  });

const datasource = z.strictObject({
  namespace: text('label').describe("Namespace in which Grafana's sidecar looks."),
  name: text('text').prefault('Loki').describe('Name that people pick in Grafana.'),
  uid: text('uid').prefault('loki').describe('Fixed, so that dashboards and links survive.'),
  isDefault: z.boolean().prefault(false).describe("Whether it is Grafana's default data source."),
  sidecarLabel: sidecarLabel('grafana_datasource').prefault({}).describe('Label that the sidecar looks for.'),
});

const dashboard = z.strictObject({
  namespace: text('label').describe("Namespace in which Grafana's sidecar looks for dashboards."),
  folder: text('text')
    .optional()
    .describe('Folder in Grafana, for a sidecar that reads the annotation grafana_folder. Default: the general one.'),
  sidecarLabel: sidecarLabel('grafana_dashboard').prefault({}).describe('Label that the sidecar looks for.'),
});

export const grafana = z.strictObject({
  datasource: datasource.optional().describe("A data source that Grafana's sidecar picks up. Default: none."),
  dashboard: dashboard.optional().describe('An overview of collectors and Loki. Default: none.'),
});
