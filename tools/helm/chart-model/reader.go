package main

import (
	"path"
	"strings"
	"text/template/parse"

	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// reader walks all templates of a chart, and notes what they do with the values.
type reader struct {
	*tree
	top       *node
	defaults  map[string]any
	templates map[string]*parse.Tree
	contexts  map[string]*value
	included  map[string]*included
	tpls      map[string]*value
	refusals  map[string]*refusal
	depth     int
}

// readTemplates renders every template in the abstract.
func readTemplates(c *chart.Chart, defaults map[string]any) (*reader, error) {
	files := filesOf(c)
	templates, err := parseFiles(files)
	if err != nil {
		return nil, err
	}
	r := &reader{
		tree: &tree{decided: map[*node]int{}, visits: map[visit]map[*node]bool{}}, defaults: defaults, templates: templates, contexts: map[string]*value{},
		included: map[string]*included{}, tpls: map[string]*value{}, refusals: map[string]*refusal{},
	}
	r.top = r.newNode(nil)
	r.addContext(c, r.top)
	r.readConditions(c, r.top)
	r.renderAll(files)
	return r, nil
}

// renderAll renders what people read last: it decides nothing.
func (r *reader) renderAll(files []file) {
	notes := []file{}
	for _, f := range files {
		switch base := path.Base(f.name); {
		case base == "NOTES.txt":
			notes = append(notes, f)
		case !strings.HasPrefix(base, "_"):
			r.render(f)
		}
	}
	r.whisper(func() {
		for _, f := range notes {
			r.render(f)
		}
	})
}

func (r *reader) render(f file) {
	context := r.contexts[f.chart]
	dot := &value{dict: context.dict.copy()}
	frame := &frame{reader: r, template: f.name, dot: dot, file: true}
	frame.variables = []variable{{"$", dot}}
	if tree := r.templates[f.name]; tree != nil {
		frame.list(tree.Root)
	}
}

// addContext makes what "." is at the top of a chart's templates.
func (r *reader) addContext(c *chart.Chart, values *node) *value {
	values.chart = true
	values.read = true
	d := newDict()
	d.context = c.ChartFullPath()
	d.fields["Values"] = ofNode(values)
	subcharts := newDict()
	for _, subchart := range c.Dependencies() {
		below := values.at(subchart.Name())
		below.global = globalOf(values)
		subcharts.fields[subchart.Name()] = r.addContext(subchart, below)
	}
	for _, name := range []string{"Release", "Chart", "Capabilities", "Files", "Template"} {
		d.fields[name] = unknown()
	}
	d.fields["Subcharts"] = &value{dict: subcharts}
	context := &value{dict: d}
	r.contexts[d.context] = context
	return context
}

func globalOf(values *node) *node {
	if values.global != nil {
		return values.global
	}
	return values.at("global")
}

// readConditions reads what switches subcharts on: the first path that there is counts, so all are read.
func (r *reader) readConditions(c *chart.Chart, values *node) {
	for _, dependency := range c.Metadata.Dependencies {
		for _, condition := range strings.Split(dependency.Condition, ",") {
			n := values
			for _, key := range strings.Split(strings.TrimSpace(condition), ".") {
				if key != "" {
					n = n.get(key)
				}
			}
		}
		for _, tag := range dependency.Tags {
			r.top.get("tags").get(tag)
		}
	}
	for _, subchart := range c.Dependencies() {
		r.readConditions(subchart, values.at(subchart.Name()))
	}
}
