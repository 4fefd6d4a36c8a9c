# shellcheck shell=bash
# What people read. Sourced by deploy.sh and rollback.sh.

# say TEXT: one line of progress.
say() { printf '%s\n' "$1"; }

# stage TEXT: the heading of what comes next, and where an interrupt finds us.
stage() {
  STAGE=$1
  printf '\n== %s\n' "$1"
}

# indent: what another program has to say, below a line of ours.
indent() { harmless | sed 's/^/   /'; }

# harmless: text of others without the characters that move a cursor or colour a terminal.
harmless() { LC_ALL=C tr -d '\000-\010\013-\037\177'; }

# fail PROBLEM NEXT: ends the run, and says what to do.
fail() {
  printf '\nFAILED: %s\n%s\n' "$1" "$2" | harmless | indent_next >&2
  exit 1
}

# indent_next: the lines after the problem stand below it.
indent_next() { sed '/^FAILED:/!s/^\(.\)/  \1/'; }

# interrupted: Ctrl-C. Everything that was begun is in the inventory, so that the next run knows of it.
interrupted() {
  trap - INT TERM HUP
  {
    printf '\nINTERRUPTED%s.\n' "${STAGE:+ in $STAGE}"
    if [ -z "${STAGE:-}" ] || [ -n "$DRY_RUN" ]; then
      say '  Nothing was changed.'
    else
      say '  What was done so far stays, what comes later was not touched, and the cluster knows what this run began.'
      say "  Run this again, or go back: npx cdk8s-logging rollback $ENVIRONMENT"
    fi
  } >&9
  exit 130
}

# bash runs a trap with the redirections of what it interrupts.
exec 9>&2

# misused TEXT: the command line makes no sense.
misused() {
  printf '%s\n\n%s\n' "$1" "$USAGE" | harmless >&2
  exit 2
}

# value OPTION VALUE…: an option that takes a value has one, and not the next option.
value() {
  case ${2-} in '' | -*) misused "$1 needs a value." ;; esac
}
