package main

import (
	"fmt"
	"path"
	"regexp"
	"sort"
	"strings"
	"text/template/parse"

	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// file is one file of templates, and the chart whose context it gets.
type file struct {
	name  string
	chart string
	text  string
}

// filesOf lists the templates of a chart and its subcharts in the order in which Helm parses them: of two helpers of
// one name, the one that is nearest to the top counts.
func filesOf(c *chart.Chart) []file {
	files := templatesOf(c)
	sort.SliceStable(files, func(i, j int) bool {
		a, b := files[i].name, files[j].name
		deepA, deepB := strings.Count(a, "/"), strings.Count(b, "/")
		if deepA != deepB {
			return deepA > deepB
		}
		return a > b
	})
	return files
}

func templatesOf(c *chart.Chart) []file {
	files := []file{}
	for _, template := range c.Templates {
		if c.Metadata.Type == "library" && !strings.HasPrefix(path.Base(template.Name), "_") {
			continue
		}
		name := path.Join(c.ChartFullPath(), template.Name)
		files = append(files, file{name: name, chart: c.ChartFullPath(), text: string(template.Data)})
	}
	for _, subchart := range c.Dependencies() {
		files = append(files, templatesOf(subchart)...)
	}
	return files
}

// parseFiles knows every template by its name: files by their paths, helpers by what they are defined as.
func parseFiles(files []file) (map[string]*parse.Tree, error) {
	trees := map[string]*parse.Tree{}
	for _, f := range files {
		parsed, err := parseText(f.name, f.text)
		if err != nil {
			return nil, unparsed(f.name, err)
		}
		for name, tree := range parsed {
			if known := trees[name]; known != nil && parse.IsEmptyTree(tree.Root) && name != f.name {
				continue
			}
			trees[name] = tree
		}
	}
	return trees, nil
}

func parseText(name, text string) (map[string]*parse.Tree, error) {
	trees := map[string]*parse.Tree{}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "", "", trees); err != nil {
		return nil, err
	}
	return trees, nil
}

var position = regexp.MustCompile(`^template: [^:]*:(\d+)`)

// unparsed names the place, and not the text that stands there.
func unparsed(name string, err error) error {
	if found := position.FindStringSubmatch(err.Error()); found != nil {
		return fmt.Errorf("the template %s does not parse, see its line %s", shortName(name), found[1])
	}
	return fmt.Errorf("the template %s does not parse", shortName(name))
}

// shortName is a file's path in the chart.
func shortName(name string) string {
	_, below, found := strings.Cut(name, "/")
	if !found {
		return name
	}
	return below
}
