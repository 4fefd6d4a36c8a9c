package main

import (
	"fmt"
	"reflect"

	"github.com/grafana/loki/v3/pkg/storage/config"
	"github.com/prometheus/common/model"
	"gopkg.in/yaml.v2"
)

// kinds are the types that read themselves from a scalar or a map, by their names: one that is missing stops the run.
var kinds = map[string]string{
	"flagext.Bytes":                           "base2-bytes",
	"flagext.ByteSize":                        "byte-size",
	"flagext.Secret":                          "text",
	"flagext.StringSliceCSV":                  "text",
	"flagext.StringSliceCSVMulti":             "text-or-texts",
	"flagext.Time":                            "time",
	"flagext.URLValue":                        "url",
	"config.DayTime":                          "day",
	"config.Secret":                           "text",
	"config.Tags":                             "{}text",
	"config.URL":                              "url",
	"labels.Labels":                           "{}text",
	"model.Duration":                          "prometheus-duration",
	"model.LabelName":                         "label-name",
	"relabel.Regexp":                          "regexp",
	"regexp.Regexp":                           "regexp",
	"validation.OverwriteMarshalingStringMap": "{}text",
	"flagext.CSV[github.com/grafana/loki/v3/pkg/util/mempool.Bucket]": "pool-buckets",
}

// closed are the types that know but a few words.
var closed = map[string][]string{
	"log.Level":           {"debug", "error", "info", "warn"},
	"config.TLSVersion":   {"TLS10", "TLS11", "TLS12", "TLS13"},
	"s3.BucketLookupType": {"auto", "path", "virtual-hosted"},
	"relabel.Action": {
		"drop", "dropequal", "hashmod", "keep", "keepequal", "labeldrop", "labelkeep", "labelmap", "lowercase", "replace",
		"uppercase",
	},
}

// PeriodIndex is what IndexPeriodicTableConfig reads instead of its own fields.
type PeriodIndex struct {
	PathPrefix  string `yaml:"path_prefix"`
	PeriodTable `yaml:",inline"`
}

// PeriodTable is what PeriodicTableConfig reads instead of its own fields.
type PeriodTable struct {
	Prefix string            `yaml:"prefix"`
	Period model.Duration    `yaml:"period"`
	Tags   map[string]string `yaml:"tags"`
}

// shadows are the structs that read other keys than their fields say.
var shadows = map[reflect.Type]reflect.Type{
	reflect.TypeFor[config.IndexPeriodicTableConfig](): reflect.TypeFor[PeriodIndex](),
	reflect.TypeFor[config.PeriodicTableConfig]():      reflect.TypeFor[PeriodTable](),
}

func (w *walker) lokiCustom(t reflect.Type) (string, reflect.Type) {
	if shadow, known := shadows[t]; known {
		return "", shadow
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
	// Its method sets defaults or checks what came, around the usual reading of its fields.
	return "", t
}
