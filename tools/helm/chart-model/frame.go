package main

import "text/template/parse"

// frame is one template being walked with one context.
type frame struct {
	*reader
	template  string
	dot       *value
	variables []variable
	out       output
	guards    []guard

	// current is the pipe that is being walked.
	current *parse.PipeNode

	// file: what is printed goes out of the chart.
	file bool

	// asked counts the conditions before, of the same chain of else if, that compare a key with a word.
	asked map[*node]int
}

type variable struct {
	name  string
	value *value
}

// guard is a condition that must hold where we are.
type guard struct {
	condition string
	reads     map[*node]bool

	// compared are keys that are one of some words here.
	compared map[*node]bool
}

func (f *frame) lookup(name string) *value {
	for i := len(f.variables) - 1; i >= 0; i-- {
		if f.variables[i].name == name {
			return f.variables[i].value
		}
	}
	return unknown()
}

func (f *frame) declare(name string, v *value) {
	f.variables = append(f.variables, variable{name, v})
}

func (f *frame) assign(name string, v *value) {
	for i := len(f.variables) - 1; i >= 0; i-- {
		if f.variables[i].name == name {
			f.variables[i].value = v
			return
		}
	}
}

// state is what branches change.
type state struct {
	variables []variable
	out       output
}

func (f *frame) save() state {
	return state{append([]variable{}, f.variables...), f.out}
}

func (f *frame) restore(s state) {
	f.variables = append([]variable{}, s.variables...)
	f.out = s.out
}

// join makes either state possible; variables of the branches themselves are gone by then.
func (f *frame) join(a, b state) {
	variables := append([]variable{}, a.variables...)
	for i := range variables {
		if other := b.variables[i].value; other != variables[i].value {
			variables[i].value = union(variables[i].value, other)
		}
	}
	f.variables = variables
	f.out = joinOutputs(a.out, b.out)
}

// scoped does something with a dot and a guard of its own; variables declared meanwhile end with it.
func (f *frame) scoped(dot *value, g guard, work func()) {
	before, count := f.dot, len(f.variables)
	f.dot = dot
	f.guards = append(f.guards, g)
	f.decide(g, 1)
	work()
	f.decide(g, -1)
	f.guards = f.guards[:len(f.guards)-1]
	f.dot, f.variables = before, f.variables[:count]
}

func (f *frame) decide(g guard, by int) {
	for n := range g.compared {
		f.decided[n] += by
	}
}

// comparing collects the keys that a condition compares with words.
func (t *tree) comparing(work func()) map[*node]bool {
	before := t.compared
	t.compared = map[*node]bool{}
	work()
	compared := t.compared
	t.compared = before
	return compared
}
