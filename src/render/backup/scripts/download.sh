#!/bin/sh
# Fetches one complete set from the bucket to /backups: DUMP is its name, or `latest`.
set -eu
umask 077

fail() { printf 'download failed: %s\n' "$1" >&2; exit 1; }

secrets=/run/secrets/backup
RCLONE_CONFIG_REPO_ACCESS_KEY_ID=$(cat "$secrets/access-key-id") || fail "$secrets/access-key-id cannot be read"
RCLONE_CONFIG_REPO_SECRET_ACCESS_KEY=$(cat "$secrets/secret-access-key") || fail "$secrets/secret-access-key cannot be read"
export RCLONE_CONFIG_REPO_ACCESS_KEY_ID RCLONE_CONFIG_REPO_SECRET_ACCESS_KEY
export RCLONE_CONFIG='' RCLONE_LOW_LEVEL_RETRIES=3 # no configuration file; the Job's retries come on top

remote=repo:$BUCKET${PREFIX:+/$PREFIX}
whole=$(rclone lsf -R --max-depth 2 --files-only --include '/*/SHA256SUMS' "$remote") || fail "the sets cannot be listed"
whole=$(printf '%s\n' "$whole" | sed 's|/SHA256SUMS$||' | grep -xE '[0-9]{8}T[0-9]{6}Z' | sort) \
  || fail "there is no complete set in bucket $BUCKET${PREFIX:+ under $PREFIX}"
set_name=$DUMP
if [ "$DUMP" = latest ]; then set_name=$(printf '%s\n' "$whole" | tail -n 1); fi
printf '%s\n' "$whole" | grep -qxF -- "$set_name" || fail "there is no complete set $set_name; there are:
$whole"

partial=/backups/.partial-$set_name
rm -rf "$partial" "/backups/$set_name" # of an earlier attempt
echo "set $set_name: fetching"
rclone copy "$remote/$set_name" "$partial" || fail "the set $set_name cannot be fetched"
(cd "$partial" && sha256sum -c SHA256SUMS) || fail "the set $set_name was changed since it was made"
mv "$partial" "/backups/$set_name"
echo "set $set_name: fetched"
