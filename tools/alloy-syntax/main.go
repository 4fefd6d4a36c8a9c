// Command alloy-syntax judges Alloy files: the real parser must accept each. With -canonical the real printer must not
// change it either, as `alloy fmt --test` demands.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"

	"github.com/grafana/alloy/syntax/parser"
	"github.com/grafana/alloy/syntax/printer"
)

func main() {
	canonical := flag.Bool("canonical", false, "demand the text that the printer writes")
	flag.Parse()
	paths := flag.Args()
	if len(paths) == 0 {
		fmt.Fprintln(os.Stderr, "usage: alloy-syntax [-canonical] FILE...")
		os.Exit(2)
	}
	failed := 0
	for _, path := range paths {
		if err := judge(path, *canonical); err != nil {
			failed++
			fmt.Printf("FAIL %s: %v\n", path, err)
			continue
		}
		fmt.Printf("ok   %s\n", path)
	}
	fmt.Printf("%d passed, %d failed\n", len(paths)-failed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}

func judge(path string, canonical bool) error {
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	file, err := parser.ParseFile(path, source)
	if err != nil || !canonical {
		return err
	}
	var printed bytes.Buffer
	if err := printer.Fprint(&printed, file); err != nil {
		return err
	}
	// `alloy fmt` ends the file with a newline of its own (grafana/alloy@v1.12.0:internal/alloycli/cmd_fmt.go).
	printed.WriteByte('\n')
	return compare(source, printed.Bytes())
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
