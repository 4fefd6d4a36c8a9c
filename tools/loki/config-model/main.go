// Prints what Loki reads of its configuration, or judges configurations by what its own main function calls.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"reflect"

	"github.com/grafana/dskit/flagext"
	"github.com/grafana/dskit/log"
	"github.com/grafana/loki/v3/pkg/loki"
	"github.com/grafana/loki/v3/pkg/util/cfg"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "check" {
		exit(check(os.Stdin, os.Stdout, refusal))
		return
	}
	w := newModel("loki", "github.com/grafana/loki/v3", Dialect{Field: yamlField, Scalar: yamlScalar})
	w.Custom = w.lokiCustom
	w.model.Root = w.expression(reflect.TypeFor[loki.Config]())

	var config loki.ConfigWrapper
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

// refusal does what cmd/loki/main.go does with -verify-config.
func refusal(file string) error {
	var config loki.ConfigWrapper
	flags := flag.NewFlagSet("loki", flag.ContinueOnError)
	if err := cfg.DynamicUnmarshal(&config, []string{"-config.file=" + file}, flags); err != nil {
		return err
	}
	config.LimitsConfig.SetGlobalOTLPConfig(config.Distributor.OTLPConfig)
	if err := setPolicies(&config); err != nil {
		return err
	}
	if reflect.DeepEqual(&config.Server.LogLevel, &log.Level{}) {
		return errors.New("invalid log level")
	}
	return config.Validate()
}
