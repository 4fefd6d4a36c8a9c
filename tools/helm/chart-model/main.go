// Prints what a Helm chart reads of its values, as facts: keys with types, defaults, images, refusals, dependencies.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"strings"
)

func main() {
	// What Helm's loader logs is no answer of ours.
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
	log.SetOutput(io.Discard)
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, strings.Join(strings.Fields(err.Error()), " "))
		os.Exit(1)
	}
}

// run never panics: what a chart can do to us is told in a line.
func run(args []string, out io.Writer) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("the chart cannot be read: %v", reason)
		}
	}()
	if len(args) != 1 {
		return errors.New("name one chart, a folder or an archive")
	}
	c, err := load(args[0])
	if err != nil {
		return err
	}
	m, err := modelOf(c)
	if err != nil {
		return err
	}
	return write(out, m)
}

func write(out io.Writer, m any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(m)
}
