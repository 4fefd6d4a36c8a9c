import * as z from 'zod';
import type { SidecarLabel } from '../../kubernetes/labels';
import { DASHBOARD_DEFAULTS } from '../../monitoring/dashboard/defaults';
import { text } from '../../schema/scalars';
import { DATASOURCE_DEFAULTS } from './defaults';

const sidecarLabel = ({ name, value }: SidecarLabel) =>
  z.strictObject({
    name: text('labelName').prefault(name).describe('Name of the label.'),
    value: text('labelValue').prefault(value).describe('Its value.'),
  });

const datasource = z.strictObject({
  namespace: text('label').describe("Namespace in which Grafana's sidecar looks."),
  name: text('text').prefault(DATASOURCE_DEFAULTS.name).describe('Name that people pick in Grafana.'),
  uid: text('uid').prefault(DATASOURCE_DEFAULTS.uid).describe('Fixed, so that dashboards and links survive.'),
  isDefault: z
    .boolean()
    .prefault(DATASOURCE_DEFAULTS.isDefault)
    .describe("Whether it is Grafana's default data source."),
  sidecarLabel: sidecarLabel(DATASOURCE_DEFAULTS.sidecarLabel)
    .prefault({})
    .describe('Label that the sidecar looks for.'),
});

const dashboard = z.strictObject({
  namespace: text('label').describe("Namespace in which Grafana's sidecar looks for dashboards."),
  folder: text('text')
    .optional()
    .describe('Folder in Grafana, for a sidecar that reads the annotation grafana_folder. Default: the general one.'),
  sidecarLabel: sidecarLabel(DASHBOARD_DEFAULTS.sidecarLabel)
    .prefault({})
    .describe('Label that the sidecar looks for.'),
});

export const grafana = z.strictObject({
  datasource: datasource.optional().describe("A data source that Grafana's sidecar picks up. Default: none."),
  dashboard: dashboard.optional().describe('An overview of collectors and Loki. Default: none.'),
});
