package main

import (
	"fmt"
	"reflect"

	"github.com/grafana/loki/v3/clients/pkg/logentry/stages"
	"gopkg.in/yaml.v2"
)

// kinds are the types that read themselves from a scalar or a map, by their names: one that is missing stops the run.
var kinds = map[string]string{
	"flagext.ByteSize": "byte-size",
	"flagext.LabelSet": "{}text",
	"flagext.Secret":   "text",
	"flagext.URLValue": "url",
	"config.Secret":    "text",
	"config.URL":       "url",
	"model.Duration":   "prometheus-duration",
	"model.LabelName":  "label-name",
	"relabel.Regexp":   "regexp",
	"regexp.Regexp":    "regexp",
}

// closed are the types that know but a few words.
var closed = map[string][]string{
	"log.Level":         {"debug", "error", "info", "warn"},
	"config.TLSVersion": {"TLS10", "TLS11", "TLS12", "TLS13"},
	"kubernetes.Role":   {"endpoints", "endpointslice", "ingress", "node", "pod", "service"},
	"openstack.Role":    {"hypervisor", "instance", "loadbalancer"},
	"relabel.Action": {
		"drop", "dropequal", "hashmod", "keep", "keepequal", "labeldrop", "labelkeep", "labelmap", "lowercase", "replace",
		"uppercase",
	},
}

// TargetGroup is what targetgroup.Group reads instead of its own fields.
type TargetGroup struct {
	Targets []string          `yaml:"targets"`
	Labels  map[string]string `yaml:"labels"`
}

func (w *walker) promtailCustom(t reflect.Type) (string, reflect.Type) {
	if t.String() == "targetgroup.Group" {
		return "", reflect.TypeFor[TargetGroup]()
	}
	if t == reflect.TypeFor[stages.PipelineStages]() {
		return "[]@stage", nil
	}
	if t.Kind() == reflect.Pointer || !readsItself(t) {
		return "", nil
	}
	if kind, known := kinds[t.String()]; known {
		return kind, nil
	}
	if words, known := closed[t.String()]; known {
		return w.words(t.String(), func(word string) error {
			return yaml.Unmarshal([]byte(word), reflect.New(t).Interface())
		}, words...), nil
	}
	if t.Kind() != reflect.Struct {
		panic(fmt.Sprintf("%s reads itself, and nothing is known of how", t))
	}
	return "", t
}
