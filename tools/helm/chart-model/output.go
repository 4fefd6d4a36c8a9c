package main

import "strings"

// output is what a template has printed.
type output struct {
	// texts are all that it may be; unknown if vague.
	texts []string
	vague bool

	// yaml is what whole lines are the text of; plain says that there was other text too.
	yaml  *value
	plain bool

	from []*node
}

func (o *output) text(text string) {
	if strings.TrimSpace(text) != "" {
		o.plain = true
	}
	o.append([]string{text})
}

func (o *output) append(texts []string) {
	if o.vague {
		return
	}
	if len(o.texts) == 0 {
		o.texts = []string{""}
	}
	if len(o.texts)*len(texts) > mostConsts {
		o.texts, o.vague = nil, true
		return
	}
	product := []string{}
	for _, before := range o.texts {
		for _, text := range texts {
			if len(before)+len(text) > 200 {
				o.texts, o.vague = nil, true
				return
			}
			product = append(product, before+text)
		}
	}
	o.texts = product
}

func joinOutputs(a, b output) output {
	return output{
		texts: joinTexts(a, b), vague: a.vague || b.vague, yaml: joinValues(a.yaml, b.yaml),
		plain: a.plain || b.plain, from: joinNodes(a.from, b.from),
	}
}

func joinTexts(a, b output) []string {
	result := []string{}
	for _, o := range []output{a, b} {
		texts := o.texts
		if len(texts) == 0 {
			texts = []string{""}
		}
		for _, text := range texts {
			if !holds(toAny(result), text) {
				result = append(result, text)
			}
		}
	}
	return result
}

func toAny(texts []string) []any {
	result := make([]any, len(texts))
	for i, text := range texts {
		result[i] = text
	}
	return result
}

// emit prints a value.
func (f *frame) emit(v *value) {
	f.out.from = joinNodes(f.out.from, v.origins())
	switch {
	case f.file:
		v.print()
	case v.yaml != nil:
		v.mark(asText)
		f.out.yaml = joinValues(f.out.yaml, v.yaml)
	default:
		v.print()
	}
	if f.file {
		return
	}
	texts, known := printed(v)
	if !known {
		f.out.texts, f.out.vague = nil, true
		f.out.plain = f.out.plain || v.yaml == nil
		return
	}
	for _, text := range texts {
		f.out.plain = f.out.plain || strings.TrimSpace(text) != ""
	}
	f.out.append(texts)
}

// result is what a template has printed, as a value.
func (o *output) result() *value {
	result := &value{open: o.vague, from: o.from}
	switch {
	case o.yaml != nil && !o.plain:
		result.yaml = o.yaml
	case o.yaml != nil:
		o.yaml.whole(0)
	}
	if !o.vague {
		texts := o.texts
		if len(texts) == 0 {
			texts = []string{""}
		}
		result.consts = toAny(texts)
	}
	return result
}
