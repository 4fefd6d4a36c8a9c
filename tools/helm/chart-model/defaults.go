package main

import (
	"strings"

	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// valuesOf are the values of a chart with those of its subcharts at their keys. What the chart says of a subchart goes
// before what the subchart says, and a null of it takes a default away.
func valuesOf(c *chart.Chart) map[string]any {
	values := map[string]any{}
	for _, subchart := range c.Dependencies() {
		values[subchart.Name()] = valuesOf(subchart)
	}
	return over(values, c.Values)
}

func over(defaults, values map[string]any) map[string]any {
	result := map[string]any{}
	for key, v := range defaults {
		result[key] = v
	}
	for key, v := range values {
		before, bothMaps := result[key].(map[string]any)
		if below, isMap := v.(map[string]any); isMap && bothMaps {
			v = over(before, below)
		}
		result[key] = v
	}
	return result
}

// asData leaves out texts of several lines, templates, and nulls, which are no defaults.
func asData(v any) (any, bool) {
	switch v := v.(type) {
	case nil:
		return nil, false
	case string:
		return v, !strings.Contains(v, "\n") && !strings.Contains(v, "{{")
	case []any:
		kept := []any{}
		for _, item := range v {
			if data, keep := asData(item); keep {
				kept = append(kept, data)
			}
		}
		return kept, true
	case map[string]any:
		kept := map[string]any{}
		for key, item := range v {
			if data, keep := asData(item); keep {
				kept[key] = data
			}
		}
		return kept, true
	}
	return v, true
}
