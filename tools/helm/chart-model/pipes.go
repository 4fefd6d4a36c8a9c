package main

import "text/template/parse"

// pipe is the value of a pipe; it declares or assigns what it says.
func (f *frame) pipe(pipe *parse.PipeNode) *value {
	v := f.operand(pipe)
	for _, name := range pipe.Decl {
		if pipe.IsAssign {
			f.assign(name.Ident[0], v)
		} else {
			f.declare(name.Ident[0], v)
		}
	}
	return v
}

// operand is the value of a pipe, with nothing declared.
func (f *frame) operand(pipe *parse.PipeNode) *value {
	outer := f.current
	f.current = pipe
	defer func() { f.current = outer }()
	var v *value
	work := func() {
		for _, command := range pipe.Cmds {
			v = f.command(command, v)
		}
	}
	if last := pipe.Cmds[len(pipe.Cmds)-1]; last.Args[0].String() == "fail" {
		f.whisper(work)
	} else {
		work()
	}
	if v == nil {
		return constant(nil)
	}
	return v
}

func (f *frame) command(command *parse.CommandNode, piped *value) *value {
	outer := f.site
	f.site = command
	defer func() { f.site = outer }()
	if name, isFunction := command.Args[0].(*parse.IdentifierNode); isFunction {
		return f.call(name.Ident, f.arguments(command.Args[1:], piped))
	}
	v := f.term(command.Args[0])
	if args := f.arguments(command.Args[1:], piped); len(args) > 0 {
		for _, arg := range args {
			arg.print()
		}
		return unknownFrom(append(args, v)...)
	}
	return v
}

func (f *frame) arguments(nodes []parse.Node, piped *value) []*value {
	args := []*value{}
	for _, n := range nodes {
		args = append(args, f.term(n))
	}
	if piped != nil {
		args = append(args, piped)
	}
	return args
}

func (f *frame) term(n parse.Node) *value {
	switch n := n.(type) {
	case *parse.DotNode:
		return f.dot
	case *parse.FieldNode:
		return fields(f.dot, n.Ident)
	case *parse.VariableNode:
		return fields(f.lookup(n.Ident[0]), n.Ident[1:])
	case *parse.ChainNode:
		return fields(f.term(n.Node), n.Field)
	case *parse.PipeNode:
		return f.pipe(n)
	case *parse.IdentifierNode:
		return f.call(n.Ident, nil)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		return number(n)
	case *parse.NilNode:
		return constant(nil)
	}
	return unknown()
}

func number(n *parse.NumberNode) *value {
	if n.IsInt {
		return constant(int(n.Int64))
	}
	if n.IsFloat {
		return constant(n.Float64)
	}
	return unknown()
}

func fields(v *value, keys []string) *value {
	for _, key := range keys {
		v = v.field(key)
	}
	return v
}
