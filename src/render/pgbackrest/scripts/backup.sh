#!/bin/sh
# Makes one backup (full, diff or incr) through the database pod's TLS server, and expires old ones by the retention.
set -eu

case ${1:-} in
  full | diff | incr) ;;
  *)
    echo "usage: backup.sh full|diff|incr" >&2
    exit 64
    ;;
esac
case $(/scripts/repository-status.sh) in
  0 | 2) ;;
  *)
    pgbackrest --stanza="$STANZA" stanza-create || {
      code=$?
      echo "backup: no backup was made: the stanza '$STANZA' cannot be used (see above)" >&2
      exit "$code"
    }
    # The process at the other end may hold its lock a moment longer, which the backup needs.
    sleep 5
    ;;
esac
# exec: pgBackRest itself must get the signal that ends the Job.
exec pgbackrest --stanza="$STANZA" --type="$1" backup
