import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What differs between two versions of the small chart. */
export interface SmallChart {
  readonly version: string;

  /** Name of the key for labels of pods. */
  readonly labelsKey: string;

  /** A default. */
  readonly level: string;

  /** Port of its Service. */
  readonly port: number;

  /** What else `Chart.yaml` says. */
  readonly more?: string;
}

/**
 * Writes a chart of our own that is called like Promtail's, with as much in it as a comparison needs.
 * @returns its folder
 */
export function writeSmallChart(folder: string, { version, labelsKey, level, port, more = '' }: SmallChart): string {
  const chart = join(folder, `promtail-${version}`);
  const files = {
    'Chart.yaml': `apiVersion: v2\nname: promtail\nversion: ${version}\nappVersion: 3.5.1\n${more}`,
    'values.yaml': `image: { registry: docker.io, repository: grafana/promtail, tag: null }
${labelsKey}: {}
level: ${level}
resources: {}
`,
    'templates/daemonset.yaml': `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }} }
spec:
  selector: { matchLabels: { app: promtail } }
  template:
    metadata: { labels: { app: promtail } }
    spec:
      containers:
        - name: promtail
          image: "{{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          args: [-log.level={{ .Values.level }}]
          {{- with .Values.${labelsKey} }}
          env: {{ toYaml . | nindent 12 }}
          {{- end }}
          resources: {{ toYaml .Values.resources | nindent 12 }}
`,
    'templates/service.yaml': `apiVersion: v1
kind: Service
metadata: { name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }} }
spec:
  selector: { app: promtail }
  ports: [{ name: http, port: ${port} }]
`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(chart, name)), { recursive: true });
    writeFileSync(join(chart, name), text);
  }
  return chart;
}
