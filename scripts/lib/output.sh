# shellcheck shell=bash
# What people read. Sourced by deploy.sh and rollback.sh.

# say TEXT: one line of progress.
say() { printf '%s\n' "$1"; }

# stage TEXT: the heading of what comes next.
stage() { printf '\n== %s\n' "$1"; }

# indent: what another program has to say, below a line of ours.
indent() { sed 's/^/   /'; }

# fail PROBLEM NEXT: ends the run, and says what to do.
fail() {
  printf '\nFAILED: %s\n%s\n' "$1" "$2" | indent_next >&2
  exit 1
}

# indent_next: the lines after the problem stand below it.
indent_next() { sed '/^FAILED:/!s/^\(.\)/  \1/'; }

# misused TEXT: the command line makes no sense.
misused() {
  printf '%s\n\n%s\n' "$1" "$USAGE" >&2
  exit 2
}

# value OPTION VALUE…: an option that takes a value has one.
value() { [ $# -ge 2 ] || misused "$1 needs a value."; }
