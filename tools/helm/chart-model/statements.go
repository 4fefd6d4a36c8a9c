package main

import (
	"strings"
	"text/template/parse"
)

func (f *frame) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		f.statement(n)
	}
}

func (f *frame) statement(n parse.Node) {
	switch n := n.(type) {
	case *parse.TextNode:
		f.out.text(string(n.Text))
	case *parse.ActionNode:
		v := f.pipe(n.Pipe)
		if len(n.Pipe.Decl) == 0 {
			f.emit(v)
		}
	case *parse.IfNode:
		f.branch(&n.BranchNode, false)
	case *parse.WithNode:
		f.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		f.loop(n)
	case *parse.TemplateNode:
		f.emit(f.include(n.Name, f.argument(n.Pipe)))
	case *parse.ListNode:
		f.list(n)
	}
}

func (f *frame) argument(pipe *parse.PipeNode) *value {
	if pipe == nil {
		return constant(nil)
	}
	return f.pipe(pipe)
}

// branch walks what may be walked: both sides, unless the condition is known.
func (f *frame) branch(n *parse.BranchNode, with bool) {
	count := len(f.variables)
	var condition *value
	var reads map[*node]bool
	compared := f.comparing(func() { reads = f.record(func() { condition = f.pipe(n.Pipe) }) })
	addNodes(reads, condition.origins())
	f.out.from = joinNodes(f.out.from, condition.origins())
	condition.mark(asTest)
	dot := f.dot
	if with {
		dot = condition.some()
	}
	yes, known := condition.truth()
	text := n.Pipe.String()
	before := f.save()
	if !known || yes {
		f.scoped(dot, guard{text, reads, compared}, func() { f.inside(n.List) })
	}
	after := f.save()
	if !known || !yes {
		f.restore(before)
		f.scoped(f.dot, guard{"not (" + text + ")", reads, nil}, func() { f.otherwise(n.ElseList, compared) })
	}
	if !known {
		f.join(after, f.save())
	}
	f.variables = f.variables[:count]
}

// otherwise walks what stands behind an else. A chain that asks for one word after another, and does something where none
// of them stands, takes another word as well.
func (f *frame) otherwise(list *parse.ListNode, compared map[*node]bool) {
	before := f.asked
	chain := map[*node]int{}
	for n := range compared {
		chain[n] = before[n] + 1
	}
	if continuesChain(list) {
		f.asked = chain
	} else {
		f.asked = nil
		if !isBlank(list) {
			for n, words := range chain {
				n.chain = max(n.chain, words)
			}
		}
	}
	f.list(list)
	f.asked = before
}

// inside walks what a condition lets through, which is no part of the chain that the condition is of.
func (f *frame) inside(list *parse.ListNode) {
	before := f.asked
	f.asked = nil
	f.list(list)
	f.asked = before
}

// continuesChain tells whether an else is the first half of an else if.
func continuesChain(list *parse.ListNode) bool {
	if list == nil || len(list.Nodes) != 1 {
		return false
	}
	_, isIf := list.Nodes[0].(*parse.IfNode)
	return isIf
}

func isBlank(list *parse.ListNode) bool {
	return list == nil || strings.TrimSpace(list.String()) == ""
}

func addNodes(set map[*node]bool, nodes []*node) {
	for _, n := range nodes {
		set[n] = true
	}
}

// loop walks its body twice, so that what one round leaves in a variable reaches the next.
func (f *frame) loop(n *parse.RangeNode) {
	count := len(f.variables)
	var over *value
	reads := f.record(func() { over = f.operand(n.Pipe) })
	addNodes(reads, over.origins())
	over.mark(asItems)
	key, item := entries(over)
	before := f.save()
	if item != nil {
		for range 2 {
			f.scoped(item, guard{"range " + n.Pipe.String(), reads, nil}, func() {
				f.declareEntry(n.Pipe.Decl, key, item)
				f.list(n.List)
			})
			f.join(before, f.save())
		}
	}
	after := f.save()
	f.restore(before)
	f.scoped(f.dot, guard{"not (range " + n.Pipe.String() + ")", reads, nil}, func() { f.list(n.ElseList) })
	f.join(after, f.save())
	f.variables = f.variables[:count]
}

func (f *frame) declareEntry(names []*parse.VariableNode, key, item *value) {
	switch len(names) {
	case 1:
		f.declare(names[0].Ident[0], item)
	case 2:
		f.declare(names[0].Ident[0], key)
		f.declare(names[1].Ident[0], item)
	}
}
