#!/bin/sh
# Prints the status code that pgBackRest gives the stanza: 0 has backups, 1 is not there, 2 has no backup, else it cannot be told.
# The exit status of `info` would not do: it is 0 even if the repository cannot be reached or decrypted.
set -eu
json=$(pgbackrest --stanza="$STANZA" --log-level-console=off --log-level-stderr=warn info --output=json)
# The stanza's own status is the last one; before it comes the repository's, which says what is wrong.
code=$(printf '%s\n' "$json" | sed -n 's/.*"status":{"code":\([0-9]*\).*/\1/p')
case $code in
  0 | 1 | 2) ;;
  *) printf '%s\n' "$json" | sed -n 's/.*"status":{"code":[0-9]*,"message":"\([^"\\]*\).*/repository: \1/p' >&2 ;;
esac
printf '%s\n' "${code:-99}"
