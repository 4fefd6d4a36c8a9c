// Command talos-config judges patches of Talos machine configurations: Talos' own loader must know every field, and a
// worker that has the patch must still be valid.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/siderolabs/talos/pkg/machinery/config/configpatcher"
	"github.com/siderolabs/talos/pkg/machinery/config/generate"
	"github.com/siderolabs/talos/pkg/machinery/config/machine"
	"github.com/siderolabs/talos/pkg/machinery/constants"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: talos-config FILE... (- is the standard input)")
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
	patch, err := configpatcher.LoadPatch(text)
	if err != nil {
		return err
	}
	input, err := generate.NewInput("any", "https://192.0.2.1:6443", constants.DefaultKubernetesVersion)
	if err != nil {
		return err
	}
	worker, err := input.Config(machine.TypeWorker)
	if err != nil {
		return err
	}
	output, err := configpatcher.Apply(configpatcher.WithConfig(worker), []configpatcher.Patch{patch})
	if err != nil {
		return err
	}
	patched, err := output.Config()
	if err != nil {
		return err
	}
	warnings, err := patched.Validate(metal{})
	if err != nil {
		return err
	}
	if len(warnings) > 0 {
		return errors.New(strings.Join(warnings, "; "))
	}
	return nil
}

func read(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(os.Stdin)
	}
	return os.ReadFile(path)
}

// metal is a node that runs from its own disk.
type metal struct{}

func (metal) String() string        { return "metal" }
func (metal) RequiresInstall() bool { return false }
func (metal) InContainer() bool     { return false }
