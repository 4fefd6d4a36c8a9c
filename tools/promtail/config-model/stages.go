package main

import (
	"reflect"
	"strings"

	"github.com/grafana/loki/v3/clients/pkg/logentry/stages"
)

// stageConfigs are the stages of a pipeline and what each reads, weakly or not.
var stageConfigs = map[string]struct {
	config reflect.Type
	weak   bool
}{
	stages.StageTypeCRI:                {reflect.TypeFor[stages.CriConfig](), true},
	stages.StageTypeDecolorize:         {reflect.TypeFor[any](), false},
	stages.StageTypeDocker:             {reflect.TypeFor[any](), false},
	stages.StageTypeDrop:               {reflect.TypeFor[stages.DropConfig](), true},
	stages.StageTypeEventLogMessage:    {reflect.TypeFor[stages.EventLogMessageConfig](), false},
	stages.StageTypeGeoIP:              {reflect.TypeFor[stages.GeoIPConfig](), false},
	stages.StageTypeJSON:               {reflect.TypeFor[stages.JSONConfig](), false},
	stages.StageTypeLabel:              {reflect.TypeFor[stages.LabelsConfig](), false},
	stages.StageTypeLabelAllow:         {reflect.TypeFor[stages.LabelAllowConfig](), false},
	stages.StageTypeLabelDrop:          {reflect.TypeFor[stages.LabelDropConfig](), false},
	stages.StageTypeLimit:              {reflect.TypeFor[stages.LimitConfig](), true},
	stages.StageTypeLogfmt:             {reflect.TypeFor[stages.LogfmtConfig](), false},
	stages.StageTypeMatch:              {reflect.TypeFor[stages.MatcherConfig](), false},
	stages.StageTypeMetric:             {reflect.TypeFor[stages.MetricsConfig](), false},
	stages.StageTypeMultiline:          {reflect.TypeFor[stages.MultilineConfig](), true},
	stages.StageTypeNonIndexedLabels:   {reflect.TypeFor[stages.LabelsConfig](), false},
	stages.StageTypeOutput:             {reflect.TypeFor[stages.OutputConfig](), false},
	stages.StageTypePack:               {reflect.TypeFor[stages.PackConfig](), true},
	stages.StageTypeRegex:              {reflect.TypeFor[stages.RegexConfig](), false},
	stages.StageTypeReplace:            {reflect.TypeFor[stages.ReplaceConfig](), false},
	stages.StageTypeSampling:           {reflect.TypeFor[stages.SamplingConfig](), true},
	stages.StageTypeStaticLabels:       {reflect.TypeFor[stages.StaticLabelConfig](), false},
	stages.StageTypeStructuredMetadata: {reflect.TypeFor[stages.LabelsConfig](), false},
	stages.StageTypeTemplate:           {reflect.TypeFor[stages.TemplateConfig](), false},
	stages.StageTypeTenant:             {reflect.TypeFor[stages.TenantConfig](), false},
	stages.StageTypeTimestamp:          {reflect.TypeFor[stages.TimestampConfig](), false},
}

// stages describes each stage by the tags of mapstructure, which decodes them.
func (w *walker) stages() {
	stage := map[string]string{}
	for name, known := range stageConfigs {
		of := walker{Dialect{Field: stageField, Custom: w.stageCustom, Scalar: stageScalar}, w.model, w.names}
		if known.weak {
			of.Scalar = weakScalar
		}
		stage[name] = of.expression(known.config)
	}
	w.model.Types["stage"] = stage
}

// stageField reads a tag as mapstructure does.
func stageField(field reflect.StructField) (string, bool, bool) {
	key, _, _ := strings.Cut(field.Tag.Get("mapstructure"), ",")
	return key, false, field.IsExported() && key != "" && key != "-"
}

func (w *walker) stageCustom(t reflect.Type) (string, reflect.Type) {
	if t == reflect.TypeFor[stages.PipelineStages]() {
		return "[]@stage", nil
	}
	return "", nil
}

func stageScalar(t reflect.Type) string {
	if t.Kind() == reflect.String {
		return "string"
	}
	return yamlScalar(t)
}

// weakScalar names kinds by what mapstructure makes of texts and numbers when it is weak.
func weakScalar(t reflect.Type) string {
	switch kind := stageScalar(t); kind {
	case "string", "bool", "float", "any":
		return map[string]string{"string": "text", "bool": "weak-bool", "float": "weak-number", "any": "any"}[kind]
	}
	return "weak-number"
}
