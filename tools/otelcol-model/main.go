// Prints what the collector and its components read of a configuration, or judges configurations as `otelcol validate`
// does.
package main

import (
	"context"
	"fmt"
	"os"
	"reflect"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/confmap/provider/envprovider"
	"go.opentelemetry.io/collector/confmap/provider/fileprovider"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/service"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "check" {
		exit(check(os.Stdin, os.Stdout, refusal))
		return
	}
	factories, err := components()
	exit(err)
	w := newModel("otelcol", "go.opentelemetry.io/collector/otelcol", Dialect{Field: confmapField, Scalar: confmapScalar})
	w.Custom = w.confmapCustom
	w.model.Unions = map[string]map[string]string{}
	w.model.Defaults = map[string]any{}
	w.model.Root = "@otelcol.Config"
	w.model.Types["otelcol.Config"] = w.sections()
	w.model.Types["service.Config"] = map[string]string{}
	w.fields(reflect.TypeFor[service.Config](), w.model.Types["service.Config"])
	w.model.Types["service.Config"]["telemetry"] = w.expression(reflect.TypeOf(factories.Telemetry.CreateDefaultConfig()))
	describe(w, "receivers", factories.Receivers)
	describe(w, "processors", factories.Processors)
	describe(w, "exporters", factories.Exporters)
	describe(w, "extensions", factories.Extensions)
	describe(w, "connectors", factories.Connectors)
	w.operators()
	exit(w.write(os.Stdout))
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// sections are the keys at the top: maps of components, and the service.
func (w *walker) sections() map[string]string {
	keys := map[string]string{}
	config := reflect.TypeFor[otelcol.Config]()
	for i := range config.NumField() {
		key, _, read := confmapField(config.Field(i))
		if read && config.Field(i).Type.Kind() == reflect.Map {
			keys[key] = "components:" + key
		} else if read {
			keys[key] = "@service.Config"
		}
	}
	return keys
}

// describe notes the settings of each component by all of its names.
func describe[Factory component.Factory](w *walker, kind string, factories map[component.Type]Factory) {
	settings := map[string]string{}
	defaults := map[string]any{}
	for _, name := range sorted(factories) {
		config := factories[name].CreateDefaultConfig()
		settings[name.String()] = w.expression(reflect.TypeOf(config))
		set(defaults, name.String(), w.defaults(reflect.ValueOf(config), confmapDefault))
	}
	w.model.Unions[kind] = settings
	w.model.Defaults.(map[string]any)[kind] = defaults
}

// refusal does what the command validate does.
func refusal(file string) error {
	collector, err := otelcol.NewCollector(otelcol.CollectorSettings{
		BuildInfo: component.NewDefaultBuildInfo(),
		Factories: components,
		ConfigProviderSettings: otelcol.ConfigProviderSettings{ResolverSettings: confmap.ResolverSettings{
			URIs:              []string{"file:" + file},
			ProviderFactories: []confmap.ProviderFactory{fileprovider.NewFactory(), envprovider.NewFactory()},
		}},
	})
	if err != nil {
		return err
	}
	return collector.DryRun(context.Background())
}
