package main

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"sort"
	"strings"

	"helm.sh/helm/v4/pkg/chart/common"
	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// digestOf is a hash of what decides what renders: equal for a folder and for the archive that Helm makes of it.
func digestOf(c *chart.Chart) string {
	h := sha256.New()
	addFiles(h, c, "")
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

func addFiles(h hash.Hash, c *chart.Chart, folder string) {
	files := []*common.File{}
	for _, f := range c.Raw {
		if decides(f.Name) {
			files = append(files, f)
		}
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	for _, f := range files {
		sum := sha256.Sum256(f.Data)
		h.Write([]byte(folder + f.Name + "\x00" + hex.EncodeToString(sum[:]) + "\n"))
	}
	subcharts := append([]*chart.Chart{}, c.Dependencies()...)
	sort.SliceStable(subcharts, func(i, j int) bool { return subcharts[i].Name() < subcharts[j].Name() })
	for _, subchart := range subcharts {
		addFiles(h, subchart, folder+"charts/"+subchart.Name()+"/")
	}
}

func decides(name string) bool {
	return name == "values.yaml" || name == "values.schema.json" ||
		strings.HasPrefix(name, "templates/") || strings.HasPrefix(name, "crds/")
}
