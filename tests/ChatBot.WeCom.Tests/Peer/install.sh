#!/bin/sh
# Puts Tencent's own crypto package beside peer.mjs. CI runs this before the tests; without it CryptoPeerTests fail and say so.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund
