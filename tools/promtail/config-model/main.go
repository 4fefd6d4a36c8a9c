// Prints what Promtail reads of its configuration, or judges configurations by what its own main function calls.
package main

import (
	"flag"
	"fmt"
	"os"
	"reflect"

	"github.com/go-kit/log"
	"github.com/grafana/dskit/flagext"
	"github.com/grafana/loki/v3/clients/pkg/logentry/stages"
	promtail "github.com/grafana/loki/v3/clients/pkg/promtail/config"
	"github.com/grafana/loki/v3/pkg/util/cfg"
	"github.com/prometheus/client_golang/prometheus"
)

// Config stands for the one of clients/cmd/promtail, which nobody can import.
type Config struct {
	promtail.Config `yaml:",inline"`
	file            string
}

// RegisterFlags registers the flags that a configuration has its defaults from.
func (c *Config) RegisterFlags(f *flag.FlagSet) {
	f.StringVar(&c.file, "config.file", "", "")
	c.Config.RegisterFlags(f)
}

// Clone copies the configuration, as cfg asks for.
func (c *Config) Clone() flagext.Registerer {
	copied := *c
	return &copied
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "check" {
		exit(check(os.Stdin, os.Stdout, refusal))
		return
	}
	w := newModel("promtail", "github.com/grafana/loki/v3", Dialect{Field: yamlField, Scalar: yamlScalar})
	w.Custom = w.promtailCustom
	w.model.Root = w.expression(reflect.TypeFor[promtail.Config]())
	w.stages()

	var config Config
	flagext.DefaultValues(&config)
	w.model.Defaults = w.defaults(reflect.ValueOf(&config.Config), yamlDefault)
	exit(w.write(os.Stdout))
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// refusal does what Promtail does at its start until it opens files: it reads the configuration and builds pipelines.
func refusal(file string) error {
	var config Config
	flags := flag.NewFlagSet("promtail", flag.ContinueOnError)
	if err := cfg.DefaultUnmarshal(&config, []string{"-config.file=" + file}, flags); err != nil {
		return err
	}
	for _, scrape := range config.ScrapeConfig {
		name := scrape.JobName
		registry := prometheus.NewRegistry()
		if _, err := stages.NewPipeline(log.NewNopLogger(), scrape.PipelineStages, &name, registry); err != nil {
			return err
		}
	}
	return nil
}
