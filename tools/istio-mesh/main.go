// Command istio-mesh judges Helm values of istiod: Istio must know every field of their meshConfig, and find nothing
// wrong with it.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/log"
	"istio.io/istio/pkg/util/protomarshal"
	"sigs.k8s.io/yaml"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: istio-mesh FILE... (- is the standard input)")
		os.Exit(2)
	}
	failed := 0
	for _, path := range os.Args[1:] {
		if err := judge(path); err != nil {
			failed++
			fmt.Printf("FAIL %s: %s\n", path, strings.Join(strings.Fields(err.Error()), " "))
			continue
		}
		fmt.Printf("ok   %s\n", path)
	}
	fmt.Printf("%d passed, %d failed\n", len(os.Args)-1-failed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}

func judge(path string) error {
	text, err := read(path)
	if err != nil {
		return err
	}
	config, err := meshConfigOf(text)
	if err != nil {
		return err
	}
	// istiod passes over what it does not know (istio.io/istio/pkg/util/protomarshal: ApplyYAML).
	if err := protomarshal.ApplyYAMLStrict(config, &meshconfig.MeshConfig{}); err != nil {
		return err
	}
	return withoutWarnings(func() error {
		_, err := mesh.ApplyMeshConfigDefaults(config)
		return err
	})
}

func read(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(os.Stdin)
	}
	return os.ReadFile(path)
}

func meshConfigOf(text []byte) (string, error) {
	var values struct {
		MeshConfig map[string]any `json:"meshConfig"`
	}
	if err := yaml.UnmarshalStrict(text, &values); err != nil {
		return "", err
	}
	if values.MeshConfig == nil {
		return "", errors.New("no meshConfig")
	}
	config, err := yaml.Marshal(values.MeshConfig)
	return string(config), err
}

// withoutWarnings makes an error of what Istio only logs: that is all it does about a broken extension provider.
func withoutWarnings(apply func() error) error {
	file, err := os.CreateTemp("", "istio-mesh-*.log")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	options := log.DefaultOptions()
	options.OutputPaths = []string{file.Name()}
	if err := log.Configure(options); err != nil {
		return err
	}
	if err := apply(); err != nil {
		return err
	}
	if err := log.Sync(); err != nil {
		return err
	}
	logged, err := io.ReadAll(file)
	if err != nil {
		return err
	}
	if len(logged) > 0 {
		return errors.New(messages(string(logged)))
	}
	return nil
}

// messages leaves out when, how grave and where, which stand before the message.
func messages(logged string) string {
	lines := strings.Split(strings.TrimSpace(logged), "\n")
	for i, line := range lines {
		lines[i] = line[strings.LastIndex(line, "\t")+1:]
	}
	return strings.Join(lines, "; ")
}
