/**
 * The template of a stand-in chart. Inventories leave out what no check of ours reads: images, what fills a volume, claims,
 * how a Job starts again. Here each gets what the API server asks for, and what values of the real charts would decide.
 */
export const TEMPLATE = `
{{- $values := .Values | toJson | fromJson }}
{{- $release := .Release.Name }}
{{- $checksum := toJson .Values | sha256sum }}
{{- range .Files.Get (printf "objects/%s.json" $release) | fromJsonArray }}
{{- $object := . }}
{{- $labels := .metadata.labels | default dict }}
{{- if and (eq .kind "ConfigMap") (eq .metadata.name $release) }}
{{- $_ := set $object "data" (merge (dict "checksum" $checksum) (.data | default dict)) }}
{{- end }}
{{- with dig "spec" "template" "spec" dict . }}
{{- $template := $object.spec.template }}
{{- if eq $object.kind "Job" }}{{ $_ := set . "restartPolicy" "OnFailure" }}{{ end }}
{{- range concat (.containers | default list) (.initContainers | default list) }}
{{- $image := printf "stand-in/%s" .name }}
{{- if eq .name "loki" }}{{ $image = dig "loki" "image" "repository" $image $values }}{{ end }}
{{- $_ := set . "image" $image }}
{{- end }}
{{- range .volumes | default list }}
{{- if eq (len .) 1 }}{{ $_ := set . "emptyDir" dict }}{{ end }}
{{- if eq (dig "configMap" "name" "" .) $release }}
{{- $_ := set $template.metadata "annotations" (dict "checksum/config" $checksum) }}
{{- end }}
{{- end }}
{{- end }}
{{- if eq .kind "StatefulSet" }}
{{- $component := index $labels "app.kubernetes.io/component" | default "none" | camelcase | untitle }}
{{- $size := dig $component "persistence" "size" "" $values }}
{{- if $size }}
{{- $claim := dict "accessModes" (list "ReadWriteOnce") "resources" (dict "requests" (dict "storage" $size)) }}
{{- $_ := set .spec "volumeClaimTemplates" (list (dict "metadata" (dict "name" "data") "spec" $claim)) }}
{{- end }}
{{- end }}
---
{{ toYaml $object }}
{{- end }}
`.trimStart();
