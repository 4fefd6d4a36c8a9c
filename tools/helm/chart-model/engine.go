package main

// engineFunctions are those of Helm that have to do with templates.
var engineFunctions = map[string]function{
	"include": func(f *frame, args []*value) *value {
		names, known := texts(arg(args, 0))
		if !known {
			arg(args, 0).print()
			return unknownFrom(args...)
		}
		parts := []*value{}
		for _, name := range names {
			parts = append(parts, f.include(name, arg(args, 1)))
		}
		return union(parts...)
	},
	"tpl": func(f *frame, args []*value) *value { return f.tpl(arg(args, 0), arg(args, 1)) },
	"required": func(f *frame, args []*value) *value {
		f.refuse(args)
		arg(args, 1).mark(asTest)
		return arg(args, 1)
	},
	"fail": func(f *frame, args []*value) *value {
		f.refuse(args)
		return unknown()
	},
	"lookup": func(_ *frame, args []*value) *value {
		for _, a := range args {
			a.print()
		}
		return unknownFrom(args...)
	},
}
