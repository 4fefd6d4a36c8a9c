package main

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator"
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/config/configopaque"
)

// kinds are the types that read themselves from a text in another way than by a list of words.
var kinds = map[string]string{
	"component.ID":                  "component-id",
	"entry.Field":                   "log-field",
	"entry.RootableField":           "log-field",
	"remove.rootableField":          "log-field",
	"helper.ByteSize":               "stanza-size",
	"otlpreceiver.SanitizedURLPath": "string",
}

// someWords are tried on every other type that reads itself from a text.
var someWords = []string{
	"bytes", "items", "requests", "tcp", "tcp4", "tcp6", "udp", "udp4", "udp6", "ip", "ip4", "ip6", "unix", "unixgram",
	"unixpacket", "npipe", "gzip", "zlib", "deflate", "snappy", "x-snappy-framed", "zstd", "lz4", "none", "basic",
	"normal", "detailed", "ignore", "silent", "propagate", "hash_seed", "proportional", "equalizing", "md5", "sha1",
	"sha3", "sha256", "hmac-sha256", "hmac-sha512", "proto", "json", "debug", "info", "warn", "error", "dpanic", "panic", "fatal", "resource", "scope", "span",
	"spanevent", "metric", "datapoint", "log", "profile",
}

// confmapField reads a tag as confmap does, by mapstructure.
func confmapField(field reflect.StructField) (string, bool, bool) {
	if !field.IsExported() {
		return "", false, false
	}
	parts := strings.Split(field.Tag.Get("mapstructure"), ",")
	switch {
	case parts[0] == "-":
		return "", false, false
	case slices.Contains(parts[1:], "squash"), slices.Contains(parts[1:], "remain"):
		return "", true, true
	case parts[0] == "":
		return field.Name, false, true
	}
	return parts[0], false, true
}

// confmapScalar names kinds by what mapstructure accepts without being weak.
func confmapScalar(t reflect.Type) string {
	if t == reflect.TypeFor[time.Duration]() {
		return "duration"
	}
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "bool"
	case reflect.Float32, reflect.Float64:
		return "float"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return "int64"
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "uint64"
	}
	return "any"
}

func (w *walker) confmapCustom(t reflect.Type) (string, reflect.Type) {
	switch {
	case t == reflect.TypeFor[operator.Config]():
		return "tagged:operators", nil
	case t == reflect.TypeFor[configopaque.MapList]():
		return "{}string|[]" + w.expression(reflect.TypeFor[configopaque.Pair]()), nil
	case isOptional(t):
		value := w.expression(t.Field(0).Type)
		if strings.HasPrefix(value, "@") {
			value = "?" + value
		}
		return value, nil
	case strings.Contains(t.PkgPath(), "/otelconf/") && t.Kind() == reflect.Struct:
		// The schema of telemetry has versions, and the collector tries each of them.
		return "any", nil
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct && isListOfStatements(t.Elem()):
		return "[]string|[]" + w.expression(t.Elem()), nil
	case t == reflect.TypeFor[[]string]():
		// The only type that the collector splits a text for.
		return "[,]" + w.expression(t.Elem()), nil
	case t.Kind() == reflect.Pointer || !reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return "", nil
	}
	if kind, known := kinds[t.String()]; known {
		return kind, nil
	}
	accepts := func(word string) error {
		return reflect.New(t).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(word))
	}
	if accepts("no such word") == nil {
		panic(fmt.Sprintf("%s reads any text, and nothing is known of it", t))
	}
	var words []string
	for _, word := range someWords {
		if accepts(word) == nil {
			words = append(words, word)
		}
	}
	if len(words) == 0 {
		panic(fmt.Sprintf("%s accepts none of the words that are tried", t))
	}
	if accepts("") == nil {
		words = append(words, "")
	}
	slices.Sort(words)
	return w.words(t.String(), accepts, words...), nil
}

// isListOfStatements tells the items that filter and transform read from plain texts as well.
func isListOfStatements(t reflect.Type) bool {
	return t.Name() == "ContextStatements" || t.Name() == "ContextConditions"
}

func isOptional(t reflect.Type) bool {
	return strings.HasSuffix(t.PkgPath(), "/configoptional") && strings.HasPrefix(t.Name(), "Optional[")
}

// operators describes those that a log receiver may run, each by its type.
func (w *walker) operators() {
	settings := map[string]string{}
	for _, name := range operatorTypes {
		builder, known := operator.DefaultRegistry.Lookup(name)
		if !known {
			panic("there is no operator " + name)
		}
		settings[name] = w.expression(reflect.TypeOf(builder()))
	}
	w.model.Unions["operators"] = settings
}

// operatorTypes are those that the registry has; it does not list them itself.
var operatorTypes = []string{
	"add", "assign_keys", "container", "copy", "csv_parser", "file_input", "file_output", "filter", "flatten",
	"journald_input", "json_array_parser", "json_parser", "key_value_parser", "move", "noop", "recombine",
	"regex_parser", "regex_replace", "remove", "retain", "router", "sanitize_utf8", "scope_name_parser",
	"severity_parser", "stdout", "syslog_input", "syslog_parser", "tcp_input", "time_parser", "trace_parser",
	"udp_input", "unquote", "uri_parser",
}

// confmapDefault writes what a type itself would write; an optional section has the defaults that it gets when it is set.
func confmapDefault(v reflect.Value) (any, bool) {
	if isOptional(v.Type()) {
		return optionalDefault(v), true
	}
	if v.IsZero() && v.Kind() != reflect.Struct {
		return nil, true
	}
	switch value := v.Interface().(type) {
	case time.Duration:
		return plainDuration(value), true
	case operator.Config, component.ID:
		return nil, true
	case encoding.TextMarshaler:
		if v.Kind() == reflect.Pointer {
			return nil, false
		}
		text, err := value.MarshalText()
		if err != nil || len(text) == 0 {
			return nil, true
		}
		return string(text), true
	}
	return nil, false
}

func optionalDefault(v reflect.Value) any {
	if v.FieldByName("flavor").Int() == 0 {
		return nil
	}
	copied := reflect.New(v.Type())
	copied.Elem().Set(v)
	value := copied.MethodByName("GetOrInsertDefault").Call(nil)[0]
	w := walker{Dialect: Dialect{Field: confmapField}}
	return w.defaults(value, confmapDefault)
}

// sorted are the names of factories in the order of the alphabet.
func sorted[Factory any](factories map[component.Type]Factory) []component.Type {
	names := make([]component.Type, 0, len(factories))
	for name := range factories {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b component.Type) int { return strings.Compare(a.String(), b.String()) })
	return names
}
