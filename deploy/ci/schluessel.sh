#!/bin/sh
# Puts the key for the server where ssh looks for it, from SSH_KEY and SSH_KNOWN_HOSTS.
# Without SSH_KEY there is nothing to do: other targets have other ways to sign in.
set -eu

if [ -z "${SSH_KEY:-}" ]; then
    exit 0
fi
umask 077
mkdir -p "$HOME/.ssh"
printf '%s\n' "$SSH_KEY" > "$HOME/.ssh/id_ed25519"
printf '%s\n' "${SSH_KNOWN_HOSTS:?SSH_KNOWN_HOSTS fehlt}" > "$HOME/.ssh/known_hosts"
