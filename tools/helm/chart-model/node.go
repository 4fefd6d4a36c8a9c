package main

import (
	"sort"
	"strings"
	"text/template/parse"
)

// use says what templates do with a value.
type use uint8

const (
	asWhole use = 1 << iota // everything below goes into the output, or is checked at once
	asItems                 // a loop goes over it
	asText                  // it is printed, or goes into a text function
	asTest                  // its truth is asked
	asKind                  // its kind is asked: several kinds will do
	asTpl                   // it is a template itself
)

// node is one key of the values, whether values.yaml lists it or a template reads it only.
type node struct {
	id       int
	path     []string
	children map[string]*node
	read     bool
	uses     use

	// chain is the length of the longest chain of questions for words that ends with an else.
	chain int

	// literals are the strings that it is compared with.
	literals map[string]bool

	// kinds are those that it is asked to be of.
	kinds map[string]bool

	// offered: a template looks it up with a constant to fall back on, so it is meant to be left out.
	offered bool

	// template and text say whether a template reads it, or a text in values.yaml that is a template itself.
	template, text bool

	// chart is set at the top of a chart's values; global is where a subchart finds "global".
	chart  bool
	global *node

	tree *tree
}

// tree numbers nodes, and tells recorders what is read.
type tree struct {
	count     int
	recorders []map[*node]bool

	// quiet: what is printed goes into a message, and decides nothing.
	quiet bool

	// text: what reads now is a text in values.yaml.
	text bool

	// compared are the keys that the condition being walked compares with words.
	compared map[*node]bool

	// decided counts the conditions around us that compare a key: there it is one of the words.
	decided map[*node]int

	// site is the command being walked, and visits are the keys that each site reads.
	site   parse.Node
	visits map[visit]map[*node]bool
}

// visit is a place in a template that reads a key of some name.
type visit struct {
	site parse.Node
	key  string
}

func (t *tree) visit(n *node) {
	at := visit{t.site, n.path[len(n.path)-1]}
	if t.visits[at] == nil {
		t.visits[at] = map[*node]bool{}
	}
	t.visits[at][n] = true
}

// shared are keys that templates read where they read other keys of that name too: a helper reads them of many.
func (t *tree) shared() map[*node]bool {
	shared := map[*node]bool{}
	for _, nodes := range t.visits {
		for n := range nodes {
			if len(nodes) > 1 {
				shared[n] = true
			}
		}
	}
	return shared
}

// whisper does something of which only a message is made.
func (t *tree) whisper(work func()) {
	before := t.quiet
	t.quiet = true
	work()
	t.quiet = before
}

func (t *tree) newNode(path []string) *node {
	t.count++
	return &node{id: t.count, path: path, children: map[string]*node{}, literals: map[string]bool{}, kinds: map[string]bool{}, tree: t}
}

// at finds or makes the node of a key, without reading it.
func (n *node) at(key string) *node {
	if key == "global" && n.global != nil {
		return n.global
	}
	child, known := n.children[key]
	if !known {
		path := append(append([]string{}, n.path...), key)
		child = n.tree.newNode(path)
		n.children[key] = child
	}
	return child
}

// get reads a key.
func (n *node) get(key string) *node {
	child := n.at(key)
	child.read = true
	child.text = child.text || n.tree.text
	child.template = child.template || !n.tree.text
	n.tree.note(child)
	n.tree.visit(child)
	return child
}

func (t *tree) note(n *node) {
	for _, recorder := range t.recorders {
		recorder[n] = true
	}
}

// record collects what is read meanwhile.
func (t *tree) record(work func()) map[*node]bool {
	recorder := map[*node]bool{}
	t.recorders = append(t.recorders, recorder)
	work()
	t.recorders = t.recorders[:len(t.recorders)-1]
	return recorder
}

// wholly tells whether all below a node is taken as it is. The values of a chart are never free-form.
func (n *node) wholly() bool {
	return !n.chart && n.uses&(asWhole|asItems) != 0
}

func (n *node) name() string {
	return strings.Join(n.path, ".")
}

// namesOf lists paths, but not those that only lead to another of them.
func namesOf(nodes map[*node]bool) []string {
	names := map[string]bool{}
	for n := range nodes {
		if len(n.path) > 0 {
			names[n.name()] = true
		}
	}
	sorted := sortedKeys(names)
	kept := []string{}
	for _, name := range sorted {
		at := sort.SearchStrings(sorted, name+".")
		if at == len(sorted) || !strings.HasPrefix(sorted[at], name+".") {
			kept = append(kept, name)
		}
	}
	return kept
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
