#!/bin/sh
# Copies the sets in /backups to the bucket, compares every byte, marks them complete (SHA256SUMS comes last: object
# stores have no renaming), and then removes old sets there.
set -eu

fail() { printf 'upload failed: %s\n' "$1" >&2; exit 1; }

secrets=/run/secrets/backup
RCLONE_CONFIG_REPO_ACCESS_KEY_ID=$(cat "$secrets/access-key-id") || fail "$secrets/access-key-id cannot be read"
RCLONE_CONFIG_REPO_SECRET_ACCESS_KEY=$(cat "$secrets/secret-access-key") || fail "$secrets/secret-access-key cannot be read"
export RCLONE_CONFIG_REPO_ACCESS_KEY_ID RCLONE_CONFIG_REPO_SECRET_ACCESS_KEY
# No configuration file, no attempt to make the bucket, and few retries: the Job's own come on top.
export RCLONE_CONFIG='' RCLONE_CONFIG_REPO_NO_CHECK_BUCKET=true RCLONE_LOW_LEVEL_RETRIES=3

remote=repo:$BUCKET${PREFIX:+/$PREFIX}
found=
for marker in /backups/[0-9]*Z/SHA256SUMS; do
  [ -f "$marker" ] || continue
  found=yes
  folder=${marker%/*}
  set_name=${folder##*/}
  echo "set $set_name: copying to bucket $BUCKET"
  rclone copy --exclude /SHA256SUMS "$folder" "$remote/$set_name" || fail "the set $set_name cannot be copied"
  rclone check --download --exclude /SHA256SUMS "$folder" "$remote/$set_name" || fail "the copy of $set_name differs"
  rclone copyto "$marker" "$remote/$set_name/SHA256SUMS" || fail "the set $set_name cannot be marked as complete"
  rclone check --download "$folder" "$remote/$set_name" || fail "the copy of $set_name differs"
  echo "set $set_name: complete in the bucket"
done
[ -n "$found" ] || fail "there is no complete set in /backups"
sh "${0%/*}/prune.sh" remote
