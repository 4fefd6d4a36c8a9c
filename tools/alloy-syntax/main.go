// Command alloy-syntax judges Alloy files as `alloy fmt --test` does: the real parser must accept each, and the real
// printer must not change it.
package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/grafana/alloy/syntax/parser"
	"github.com/grafana/alloy/syntax/printer"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: alloy-syntax FILE...")
		os.Exit(2)
	}
	failed := 0
	for _, path := range os.Args[1:] {
		if err := judge(path); err != nil {
			failed++
			fmt.Printf("FAIL %s: %v\n", path, err)
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
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	file, err := parser.ParseFile(path, source)
	if err != nil {
		return err
	}
	var canonical bytes.Buffer
	if err := printer.Fprint(&canonical, file); err != nil {
		return err
	}
	// `alloy fmt` ends the file with a newline of its own (grafana/alloy@v1.12.0:internal/alloycli/cmd_fmt.go).
	canonical.WriteByte('\n')
	return compare(source, canonical.Bytes())
}

// compare names the first line that differs.
func compare(source, canonical []byte) error {
	if bytes.Equal(source, canonical) {
		return nil
	}
	got, want := bytes.Split(source, []byte("\n")), bytes.Split(canonical, []byte("\n"))
	for i := range want {
		if i >= len(got) || !bytes.Equal(got[i], want[i]) {
			return fmt.Errorf("line %d: canonical text is %q", i+1, want[i])
		}
	}
	return fmt.Errorf("%d lines too many at the end", len(got)-len(want))
}
