package main

import "regexp"

// typeOf is the kind of the default, unless something says that other kinds will do.
func (n *node) typeOf(given any) string {
	word := kindOf(given)
	if word == "any" && len(n.kinds) == 1 && n.uses&(asWhole|asItems) == 0 {
		return sortedKeys(n.kinds)[0]
	}
	if n.uses&asKind != 0 || n.otherKind(word) || n.printsAlike(given) {
		return "any"
	}
	return word
}

// otherKind: a template asks for a kind that the default is not of, or takes a text whole as well.
func (n *node) otherKind(word string) bool {
	for kind := range n.kinds {
		if kind != word {
			return true
		}
	}
	return len(n.kinds) > 0 && n.uses&(asWhole|asItems) != 0 && word == "string"
}

var (
	digits   = regexp.MustCompile(`^[0-9]+$`)
	eitherOf = regexp.MustCompile(`^(maxSurge|maxUnavailable|minAvailable)$`)
	duration = regexp.MustCompile(`(?i)(period|timeout|interval|duration)$`)
)

// printsAlike: what is printed without quotes is the same for "9000" and 9000; Kubernetes takes a number or a share for
// some of its fields; and a duration of 0 stands for one with a unit.
func (n *node) printsAlike(given any) bool {
	name := n.path[len(n.path)-1]
	switch given := given.(type) {
	case string:
		return digits.MatchString(given)
	case float64:
		return eitherOf.MatchString(name) || given == 0 && duration.MatchString(name)
	case int64:
		return eitherOf.MatchString(name) || given == 0 && duration.MatchString(name)
	}
	return false
}
