package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// check reads configurations, each as a JSON string on a line, and answers each with a line: null, or why a program
// refuses it, as a JSON string.
func check(in io.Reader, out io.Writer, refusal func(file string) error) error {
	folder, err := os.MkdirTemp("", "config-model")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "config.yaml")
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	answers := json.NewEncoder(out)
	for lines.Scan() {
		var config string
		if err := json.Unmarshal(lines.Bytes(), &config); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
			return err
		}
		if err := answers.Encode(why(file, refusal)); err != nil {
			return err
		}
	}
	return lines.Err()
}

// why is the refusal in words; a panic is one as well.
func why(file string, refusal func(string) error) (words any) {
	defer func() {
		if reason := recover(); reason != nil {
			words = fmt.Sprint(reason)
		}
	}()
	if err := refusal(file); err != nil {
		return err.Error()
	}
	return nil
}
