#!/bin/sh
# Makes the first full backup as soon as the new database answers, instead of waiting for the schedule. The Job's deadline ends it.
set -eu

until pgbackrest --stanza="$STANZA" stanza-create; do
  echo "first-backup: the database or the repository does not answer yet; trying again in 10 seconds"
  sleep 10
done
if [ "$(/scripts/repository-status.sh)" = 0 ]; then
  echo "first-backup: the repository already holds a backup of '$STANZA'; nothing to do"
  exit 0
fi
# The process at the other end may hold its lock a moment longer, which the backup needs.
sleep 5
exec pgbackrest --stanza="$STANZA" --type=full backup
