#!/bin/sh
# Registers somebody at a local LoginRadius, reads the mail, verifies the address, logs in, and sees the token expire.
# Needs curl and the base URL of an emulator: ./flow.sh http://127.0.0.1:4080
set -eu

url=${1:?the base URL of the emulator}
control=$url/_emulator/v1
email=ada.$$@example.com

# The value of a member of a JSON text that is a string or a number. Enough for what is read here.
member() {
  sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"
}

# What changes the emulator needs this header.
change() {
  curl -sS --fail-with-body -H 'x-emulator: 1' "$@"
}

info=$(curl -sS --fail-with-body "$control/info")
key=$(printf %s "$info" | member apiKey | head -n 1)
secret=$(printf %s "$info" | member apiSecret)

sott=$(curl -sS --fail-with-body "$url/identity/v2/manage/account/sott?apikey=$key" \
  -H "x-loginradius-apisecret: $secret" | member Sott)

curl -sS --fail-with-body -o /dev/null "$url/identity/v2/auth/register?apikey=$key" \
  -H 'content-type: application/json' -H "x-loginradius-sott: $sott" \
  -d "{\"Email\":[{\"Type\":\"Primary\",\"Value\":\"$email\"}],\"Password\":\"correct horse 7\"}"
echo "registered"

mail=$(change "$control/outbox/take" -d "{\"to\":\"$email\",\"timeout\":\"5 seconds\"}")
echo "mail: $(printf %s "$mail" | member subject)"

curl -sS --fail-with-body -o /dev/null \
  "$url/identity/v2/auth/email?apikey=$key&verificationtoken=$(printf %s "$mail" | member token)"
echo "verified"

token=$(curl -sS --fail-with-body "$url/identity/v2/auth/login?apikey=$key" \
  -H 'content-type: application/json' \
  -d "{\"email\":\"$email\",\"password\":\"correct horse 7\"}" | member access_token)
echo "logged in"

validate() {
  curl -sS -o /dev/null -w '%{http_code}' "$url/identity/v2/auth/access_token/validate?apikey=$key" \
    -H "authorization: Bearer $token"
}

echo "token: $(validate)"
change -o /dev/null -X PUT "$control/clock" -d '{"advance":"31 minutes"}'
echo "token 31 minutes later: $(validate)"
change -o /dev/null -X PUT "$control/clock" -d '{"reset":true}'
