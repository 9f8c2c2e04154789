#!/bin/sh
# Removes old sets from /backups, or with the argument `remote` from the bucket: those beyond the RETENTION_COUNT newest
# and those older than RETENTION_DAYS (each may be empty), never the newest complete one. Other names are left alone.
set -eu

fail() { printf 'prune failed: %s\n' "$1" >&2; exit 1; }

for number in "${RETENTION_COUNT:-1}" "${RETENTION_DAYS:-1}"; do
  case $number in
    0* | *[!0-9]*) fail "RETENTION_COUNT and RETENTION_DAYS must be whole numbers above 0, not $number" ;;
  esac
done

remote=repo:${BUCKET:-}${PREFIX:+/$PREFIX}
digit='[0-9]'
name=$digit$digit$digit$digit$digit$digit$digit${digit}T$digit$digit$digit$digit$digit${digit}Z

# A set is complete once it has its SHA256SUMS.
if [ "${1:-}" = remote ]; then
  listed() { rclone lsf --dirs-only "$remote"; }
  complete_sets() { rclone lsf -R --max-depth 2 --files-only --include '/*/SHA256SUMS' "$remote"; }
  # The mark of completeness goes first: an interrupted removal must not look like a set.
  remove() {
    if is_complete "$1"; then rclone deletefile "$remote/$1/SHA256SUMS"; fi
    rclone purge "$remote/$1"
  }
else
  listed() { find /backups -mindepth 1 -maxdepth 1 -type d -name "$name" | sed 's|.*/||'; }
  complete_sets() { find /backups -mindepth 2 -maxdepth 2 -type f -path "/backups/$name/SHA256SUMS" | sed 's|^/backups/||'; }
  remove() { mv "/backups/$1" "/backups/.partial-$1" && rm -rf "/backups/.partial-$1"; }
fi
is_complete() { printf '%s\n' "$whole" | grep -qx "$1"; }

all=$(listed) || fail "the sets cannot be listed"
whole=$(complete_sets) || fail "the complete sets cannot be listed"
all=$(printf '%s\n' "$all" | sed 's|/$||' | grep -x "$name" | sort -r) || true # grep finds none: nothing to do
whole=$(printf '%s\n' "$whole" | sed 's|/SHA256SUMS$||' | grep -x "$name" | sort -r) || true
limit=0
if [ -n "${RETENTION_DAYS:-}" ]; then
  limit=$(date -u -d "@$(($(date +%s) - RETENTION_DAYS * 86400))" +%Y%m%d%H%M%S)
fi

kept=0
for set_name in $all; do
  digits=$(printf %s "$set_name" | tr -d TZ)
  if ! is_complete "$set_name"; then
    [ "$kept" -gt 0 ] || continue # perhaps being written now
    reason="incomplete, and there is a newer complete one"
  elif [ "$kept" -gt 0 ] && [ -n "${RETENTION_COUNT:-}" ] && [ "$kept" -ge "$RETENTION_COUNT" ]; then
    reason="there are $RETENTION_COUNT newer ones"
  elif [ "$kept" -gt 0 ] && [ "$digits" -lt "$limit" ]; then
    reason="older than $RETENTION_DAYS days"
  else
    kept=$((kept + 1))
    continue
  fi
  echo "removing set $set_name: $reason"
  remove "$set_name" || fail "the set $set_name cannot be removed"
done
echo "sets kept: $kept"
