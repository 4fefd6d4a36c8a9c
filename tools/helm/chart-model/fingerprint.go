package main

import (
	"fmt"
	"sort"
	"strings"
)

// fingerprint is equal for values that nothing can tell apart, so that a template is walked once for each.
func fingerprint(v *value) string {
	var b strings.Builder
	v.describe(&b, 0)
	return b.String()
}

func (v *value) describe(b *strings.Builder, depth int) {
	if v == nil {
		return
	}
	if depth > mostDepth {
		b.WriteString("…")
		return
	}
	describeNodes(b, 'n', v.nodes)
	describeNodes(b, 'w', v.within)
	// What it was computed from makes no difference to what is read below.
	if len(v.consts) > 0 {
		texts := []string{}
		for _, c := range v.consts {
			texts = append(texts, fmt.Sprintf("%T %v", c, c))
		}
		sort.Strings(texts)
		fmt.Fprintf(b, "%q", texts)
	}
	if v.open {
		b.WriteByte('?')
	}
	v.dict.describe(b, depth+1)
	v.items.describePart(b, "i", depth+1)
	v.yaml.describePart(b, "y", depth+1)
}

func (v *value) describePart(b *strings.Builder, name string, depth int) {
	if v != nil {
		b.WriteString(name + "(")
		v.describe(b, depth)
		b.WriteByte(')')
	}
}

func describeNodes(b *strings.Builder, kind byte, nodes []*node) {
	ids := []int{}
	for _, n := range nodes {
		ids = append(ids, n.id)
	}
	sort.Ints(ids)
	if len(ids) > 0 {
		fmt.Fprintf(b, "%c%v", kind, ids)
	}
}

func (d *dict) describe(b *strings.Builder, depth int) {
	if d == nil {
		return
	}
	if d.context != "" && !d.changed {
		b.WriteString("C" + d.context)
		return
	}
	b.WriteByte('{')
	for _, key := range sortedKeys(d.fields) {
		b.WriteString(key + ":")
		d.fields[key].describe(b, depth)
		b.WriteByte(',')
	}
	d.rest.describe(b, depth)
	if d.open {
		b.WriteByte('?')
	}
	b.WriteByte('}')
}
