package main

// function is what we know of one that templates call.
type function func(f *frame, args []*value) *value

var functions map[string]function

func init() {
	functions = map[string]function{}
	for _, group := range []map[string]function{logicFunctions, mapFunctions, listFunctions, textFunctions, engineFunctions} {
		for name, known := range group {
			functions[name] = known
		}
	}
}

// call is the value of a function; of one that we know nothing of, we know that it uses what it gets.
func (f *frame) call(name string, args []*value) *value {
	if known := functions[name]; known != nil {
		return known(f, args)
	}
	if result := evaluate(name, args); result != nil {
		return result
	}
	for _, arg := range args {
		arg.print()
	}
	return unknownFrom(args...)
}

// arg is an argument, or nothing known if there are too few.
func arg(args []*value, i int) *value {
	if i < 0 || i >= len(args) {
		return unknown()
	}
	return args[i]
}

func last(args []*value) *value { return arg(args, len(args)-1) }
