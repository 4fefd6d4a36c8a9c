package main

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// refusal is a place where a template stops Helm.
type refusal struct {
	id       string
	template string
	reads    map[*node]bool
}

// Refusal is one without the words: what it looks at, and whether it is the one that was there before.
type Refusal struct {
	ID       string   `json:"id"`
	Reads    []string `json:"reads"`
	Template string   `json:"template"`
}

// refuse notes a call of fail or required, with what the conditions around it read.
func (f *frame) refuse(args []*value) {
	words := []string{}
	for _, g := range f.guards {
		words = append(words, g.condition)
	}
	if f.current != nil {
		words = append(words, f.current.String())
	}
	id := shortHash(strings.Join(words, "\x00"))
	known := f.refusals[f.template+id]
	if known == nil {
		known = &refusal{id: id, template: shortName(f.template), reads: map[*node]bool{}}
		f.refusals[f.template+id] = known
	}
	for _, g := range f.guards {
		for n := range g.reads {
			known.reads[n] = true
		}
	}
	for _, arg := range args {
		addNodes(known.reads, arg.origins())
	}
}

func shortHash(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(sum[:6])
}

func (r *reader) refusalList() []Refusal {
	list := []Refusal{}
	for _, key := range sortedKeys(r.refusals) {
		known := r.refusals[key]
		list = append(list, Refusal{known.id, namesOf(known.reads), known.template})
	}
	return list
}
