#!/bin/sh
# Reads every file of the repository and fails if one is damaged. pgBackRest's own exit status is 0 whatever it finds.
set -eu

status=$(/scripts/repository-status.sh)
if [ "$status" != 0 ]; then
  echo "verify: FAILED: the repository cannot be read, or holds no backup of '$STANZA' (status $status)" >&2
  exit 1
fi
report=$(pgbackrest --stanza="$STANZA" --log-level-console=warn verify --output=text --verbose) || {
  code=$?
  printf '%s\n' "$report"
  echo "verify: FAILED: the repository could not be read (pgBackRest's code $code)" >&2
  exit 1
}
printf '%s\n' "$report"
if ! printf '%s\n' "$report" | grep -q '^status: ok$'; then
  echo "verify: FAILED: the repository is damaged (see above). Make a full backup now and find out why." >&2
  exit 1
fi
echo "verify: every file of the repository is as it was written"
