#!/usr/bin/env python3
"""Registers somebody at a local LoginRadius, reads the mail, verifies the address, logs in, and sees the token expire.

Needs the base URL of an emulator: ./flow.py http://127.0.0.1:4080
"""

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

url = sys.argv[1]
email = f"ada.{os.getpid()}@example.com"
password = "correct horse 7"


def call(method, path, body=None, headers={}, **query):
    """What is answered: its status, and its body."""
    request = urllib.request.Request(
        f"{url}{path}?{urllib.parse.urlencode(query)}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"content-type": "application/json", **headers},
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.loads(answer.read() or "null")
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or "null")


def good(answer):
    """The body of an answer that is no refusal."""
    status, body = answer
    if status >= 300:
        sys.exit(f"{status}: {body}")
    return body


def control(method, path, body=None):
    """What changes the emulator needs a header."""
    return good(call(method, f"/_emulator/v1{path}", body, {"x-emulator": "1"}))


info = control("GET", "/info")
key = info["apiKey"]

secret = {"x-loginradius-apisecret": info["apiSecret"]}
sott = good(call("GET", "/identity/v2/manage/account/sott", headers=secret, apikey=key))["Sott"]

person = {"Email": [{"Type": "Primary", "Value": email}], "Password": password}
good(call("POST", "/identity/v2/auth/register", person, {"x-loginradius-sott": sott}, apikey=key))
print("registered")

mail = control("POST", "/outbox/take", {"to": email, "timeout": "5 seconds"})
print(f"mail: {mail['subject']}")

good(call("GET", "/identity/v2/auth/email", apikey=key, verificationtoken=mail["token"]))
print("verified")

token = good(call("POST", "/identity/v2/auth/login", {"email": email, "password": password}, apikey=key))["access_token"]
print("logged in")


def validate():
    bearer = {"authorization": f"Bearer {token}"}
    return call("GET", "/identity/v2/auth/access_token/validate", headers=bearer, apikey=key)[0]


print(f"token: {validate()}")
control("PUT", "/clock", {"advance": "31 minutes"})
print(f"token 31 minutes later: {validate()}")
control("PUT", "/clock", {"reset": True})
