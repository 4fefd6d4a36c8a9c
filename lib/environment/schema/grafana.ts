import * as z from 'zod';
import { text } from './scalars';

const sidecarLabel = z.strictObject({
  name: text('labelName').prefault('grafana_datasource').describe('Name of the label.'),
  value: text('labelValue').prefault('1').describe('Its value.'),
});

const datasource = z.strictObject({
  namespace: text('label').describe("Namespace in which Grafana's sidecar looks."),
  name: text('text').prefault('Loki').describe('Name that people pick in Grafana.'),
  uid: text('uid').prefault('loki').describe('Fixed, so that dashboards and links survive.'),
  isDefault: z.boolean().prefault(false).describe("Whether it is Grafana's default data source."),
  sidecarLabel: sidecarLabel.prefault({}).describe('Label that the sidecar looks for.'),
});

export const grafana = z.strictObject({
  datasource: datasource.describe("A data source that Grafana's sidecar picks up."),
});
