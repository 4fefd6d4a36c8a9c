package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
)

// load reads a folder or an archive as Helm does, with its limits on sizes and its .helmignore.
func load(path string) (*chart.Chart, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("there is no file or folder %s", path)
	}
	if info.IsDir() {
		if err := checkFolder(path); err != nil {
			return nil, err
		}
	} else if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is neither a file nor a folder", path)
	}
	c, err := loader.Load(path)
	if err != nil {
		return nil, inWords(path, err)
	}
	if c.Metadata.Type == "library" {
		return nil, fmt.Errorf("%s is a library chart, which installs nothing by itself", c.Name())
	}
	return c, c.Validate()
}

func checkFolder(folder string) error {
	if _, err := os.Stat(filepath.Join(folder, "Chart.yaml")); err != nil {
		return fmt.Errorf("%s holds no Chart.yaml", folder)
	}
	root, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return err
	}
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Type()&fs.ModeSymlink == 0 {
			return err
		}
		return checkLink(root, path)
	})
}

// checkLink refuses what Helm follows: a link out of the chart, which no archive of it would hold.
func checkLink(root, path string) error {
	target, err := filepath.EvalSymlinks(path)
	shown, _ := filepath.Rel(root, path)
	if err != nil {
		return fmt.Errorf("%s is a link to nothing", shown)
	}
	if below, err := filepath.Rel(root, target); err != nil || below == ".." || strings.HasPrefix(below, "../") {
		return fmt.Errorf("%s is a link out of the chart", shown)
	}
	return nil
}

// inWords puts the commonest faults of archives plainly, and else tells what Helm's loader says.
func inWords(path string, err error) error {
	text := err.Error()
	switch {
	case strings.Contains(text, "does not appear to be a gzipped archive"),
		strings.Contains(text, "invalid header"), strings.Contains(text, "not a valid gzip"):
		return fmt.Errorf("%s is not an archive of a chart", path)
	case strings.Contains(text, "Chart.yaml file is missing"), strings.Contains(text, "no files in chart archive"):
		return fmt.Errorf("%s holds no Chart.yaml", path)
	case strings.Contains(text, "illegally references parent"), strings.Contains(text, "absolute path"),
		strings.Contains(text, "contains illegally named files"):
		return fmt.Errorf("%s holds a file outside of the chart", path)
	case strings.Contains(text, "larger than the maximum"), strings.Contains(text, "maximum decompressed"):
		return fmt.Errorf("%s is larger than Helm loads: %w", path, err)
	}
	return errors.New(path + " cannot be loaded: " + text)
}
