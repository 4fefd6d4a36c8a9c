/**
 * The template of a stand-in chart. Inventories leave out what no check of ours reads, such as what fills a volume or how a
 * Job starts again. Here each object gets what the API server asks for, images and rights that any namespace admits, and
 * what those values of the real charts would decide that scenarios change. A release of another name has the objects of
 * one that was recorded, with its own name in theirs.
 */
export const TEMPLATE = `
{{- $values := .Values | toJson | fromJson }}
{{- $release := .Release.Name }}
{{- $checksum := toJson .Values | sha256sum }}
{{- $objects := .Files.Get (printf "objects/%s.json" $release) }}
{{- range $path, $content := .Files.Glob "objects/*.json" }}
{{- $recorded := base $path | trimSuffix ".json" }}
{{- if not $objects }}{{ $objects = replace (printf "\\"%s" $recorded) (printf "\\"%s" $release) (toString $content) }}{{ end }}
{{- end }}
{{- range fromJsonArray $objects }}
{{- $object := . }}
{{- $labels := .metadata.labels | default dict }}
{{- if and (eq .kind "ConfigMap") (eq .metadata.name $release) }}
{{- $_ := set $object "data" (merge (dict "checksum" $checksum) (.data | default dict)) }}
{{- end }}
{{- with dig "spec" "template" "spec" dict . }}
{{- $template := $object.spec.template }}
{{- if eq $object.kind "Job" }}{{ $_ := set . "restartPolicy" "OnFailure" }}{{ end }}
{{- if not (or .hostNetwork .hostPID) }}
{{- $_ := set . "securityContext" (dict "runAsNonRoot" true "seccompProfile" (dict "type" "RuntimeDefault")) }}
{{- end }}
{{- range concat (.containers | default list) (.initContainers | default list) }}
{{- $image := printf "stand-in/%s" .name }}
{{- if eq .name "loki" }}{{ $image = dig "loki" "image" "repository" $image $values }}{{ end }}
{{- $_ := set . "image" $image }}
{{- $_ := set . "securityContext" (dict "allowPrivilegeEscalation" false "capabilities" (dict "drop" (list "ALL"))) }}
{{- $listenPort := dig "alloy" "listenPort" 0 $values | int64 }}
{{- if and $listenPort .ports }}{{ $_ := set (first .ports) "containerPort" $listenPort }}{{ end }}
{{- end }}
{{- range .volumes | default list }}
{{- if eq (len .) 1 }}{{ $_ := set . "emptyDir" dict }}{{ end }}
{{- if eq (dig "configMap" "name" "" .) $release }}
{{- $_ := set $template.metadata "annotations" (dict "checksum/config" $checksum) }}
{{- end }}
{{- end }}
{{- end }}
{{- $port := dig "gateway" "service" "port" 0 $values | int64 }}
{{- if and $port (eq .kind "Service") (eq (index $labels "app.kubernetes.io/component" | default "") "gateway") }}
{{- $_ := set (first .spec.ports) "port" $port }}
{{- end }}
{{- $replicas := dig "controller" "replicas" 0 $values | int64 }}
{{- if and $replicas (eq .kind "StatefulSet") }}{{ $_ := set .spec "replicas" $replicas }}{{ end }}
{{- if eq .kind "StatefulSet" }}
{{- $_ := set .spec "podManagementPolicy" (.spec.podManagementPolicy | default "Parallel") }}
{{- $component := index $labels "app.kubernetes.io/component" | default "none" | camelcase | untitle }}
{{- $size := dig $component "persistence" "size" "" $values }}
{{- $claims := .spec.volumeClaimTemplates | default list }}
{{- if and $size (not $claims) }}{{ $claims = list (dict "metadata" (dict "name" "data")) }}{{ end }}
{{- range $claims }}
{{- $requests := dict "storage" ($size | default "1Gi") }}
{{- $_ := set . "spec" (dict "accessModes" (list "ReadWriteOnce") "resources" (dict "requests" $requests)) }}
{{- end }}
{{- if $claims }}{{ $_ := set .spec "volumeClaimTemplates" $claims }}{{ end }}
{{- end }}
---
{{ toYaml $object }}
{{- end }}
`.trimStart();
