"""A review station of a test's own: workspace, server, and a client that holds what is asked and answered against openapi.yaml."""

import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

import jsonschema
import yaml

# A test that is given up must not leave its server behind.
signal.signal(signal.SIGTERM, lambda *_: sys.exit("given up"))
ROOT = pathlib.Path(__file__).resolve().parents[2]
SPECIFICATION = yaml.safe_load((ROOT / "engine/app/review/openapi.yaml").read_text(encoding="utf-8"))
PREFIX = "/api/v1"


def route_of(path):
    """The path of the specification that `path` (without query) is an instance of."""
    for pattern in sorted(SPECIFICATION["paths"], key=lambda text: text.count("{")):
        if re.fullmatch(re.sub(r"{[^}]+}", "[^/]+", pattern), path):
            return pattern
    return None


def resolved(node):
    return SPECIFICATION["components"]["responses"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node


def broken(schema, value):
    """The first place where `value` breaks a schema of the specification; None = it keeps it."""
    whole = {**schema, "components": SPECIFICATION["components"]}
    errors = list(jsonschema.Draft202012Validator(whole).iter_errors(value))
    return f"{errors[0].message[:300]} at {list(errors[0].path)}" if errors else None


def complaint_about_request(method, path, body):
    """What the contract does not allow of a request that was granted; None = it keeps it."""
    operation = SPECIFICATION["paths"].get(route_of(path) or "", {}).get(method.lower(), {})
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    complaint = broken(content["schema"], body) if content and isinstance(body, (dict, list)) else None
    return f"{method} {path} was granted: {complaint}" if complaint else None


def complaint_about(method, path, answer):
    """What the contract does not allow of an answer; None = it keeps it."""
    pattern = route_of(path)
    operation = SPECIFICATION["paths"].get(pattern or "", {}).get(method.lower())
    if operation is None:
        return f"{method} {path} is not in the contract"
    stated = operation["responses"].get(str(answer.status))
    if stated is None:
        return f"{method} {pattern} answers {answer.status}, which the contract does not name"
    content = resolved(stated).get("content", {})
    if not content:
        return None
    if answer.type.split(";")[0] not in content:
        return f"{method} {pattern} answers {answer.type}"
    schema = content[answer.type.split(";")[0]].get("schema")
    if schema is None:
        return None
    complaint = broken(schema, answer.json)
    return f"{method} {pattern}: {complaint}" if complaint else None


def children_of(process):
    """Its child processes, whichever of its threads started them."""
    lists = pathlib.Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for text in lists for child in text.read_text().split()]


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.type = response.headers.get("Content-Type", "")
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    """One browser. `seen` gathers the operations that were asked, over all clients."""

    seen = set()

    def __init__(self, port):
        self.port = port
        self.cookie = ""
        self.csrf = ""

    def raw(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Origin": f"http://127.0.0.1:{self.port}"} if method not in ("GET", "HEAD") else {}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if self.csrf and method not in ("GET", "HEAD"):
            sent["X-CSRF-Token"] = self.csrf
        sent.update(headers or {})
        sent = {name: value for name, value in sent.items() if value is not None}
        connection.request(method, path, body=body, headers=sent)
        answer = Answer(connection.getresponse())
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = cookie.split(";")[0]
        connection.close()
        return answer

    def ask(self, method, path, body=None, expect=200, **headers):
        """Asks, and fails unless the answer is the one expected and keeps the contract."""
        data = json.dumps(body) if isinstance(body, (dict, list)) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.raw(method, PREFIX + path, data, named)
        bare = urllib.parse.unquote(path.split("?")[0])
        assert answer.status == expect, f"{method} {path}: {answer.status}, not {expect}: {answer.body[:300]}"
        complaint = complaint_about(method, bare, answer)
        if complaint is None and answer.status < 300:
            complaint = complaint_about_request(method, bare, body)
        assert complaint is None, complaint
        Client.seen.add((method, route_of(bare)))
        return answer.json if answer.type.startswith("application/json") else answer

    def sign_in(self, name, password):
        self.csrf = self.ask("POST", "/session", {"name": name, "password": password})["csrf"]

    def upload(self, path, name=None):
        return self.ask("POST", "/uploads", pathlib.Path(path).read_bytes(), 201,
                        X_File_Name=urllib.parse.quote(name or pathlib.Path(path).name))["sha256"]

    def dossier_of(self, path, expect=201, name=None):
        files = [{"sha256": self.upload(path, name), "name": name or pathlib.Path(path).name}]
        return self.ask("POST", "/dossiers", {"files": files}, expect)["id"]

    def wait_for(self, dossier, states, seconds=60):
        for _ in range(int(seconds * 10)):
            found = self.ask("GET", f"/dossiers/{dossier}")
            if found["summary"]["state"] in states:
                return found
            time.sleep(0.1)
        raise AssertionError(f"{dossier} is {found['summary']['state']}, not {states}")

    def settle(self, dossier):
        """Confirms every doubtful field as it stands."""
        found = self.ask("GET", f"/dossiers/{dossier}")
        changes = [{"document": number, "field": field["id"], "action": "confirm"}
                   for number, document in enumerate(found["documents"])
                   for field in document["fields"] if field["doubtful"]]
        return self.ask("POST", f"/dossiers/{dossier}/fields", {"changes": changes}) if changes else found


class Station:
    """`with Station(hoso) as station:`; officers' accounts are made with the one-time link."""

    PASSWORD = "mua xuan tren doi"

    def __init__(self, hoso, *options, init=()):
        self.hoso, self.options = hoso, options
        self.folder = tempfile.TemporaryDirectory(prefix="hoso-review-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.workspace = pathlib.Path(self.folder.name) / "office"
        subprocess.run([hoso, "init", str(self.workspace), *init], check=True, stdout=subprocess.DEVNULL)

    def __enter__(self):
        self.start()
        return self

    def start(self):
        self.server = subprocess.Popen(
            [self.hoso, "review", "--workspace", str(self.workspace), "--port", str(self.port), "--lang", "en",
             *self.options], stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": self.folder.name})
        line = self.server.stdout.readline()
        if not line:
            self.stop()
            raise AssertionError("the server says no address")

    def supervisor(self):
        """Of a new workspace: by the link that was printed."""
        self.server.stdout.readline()
        self.token = self.server.stdout.readline().rsplit("#", 1)[1].strip()
        client = Client(self.port)
        client.csrf = client.ask("POST", "/setup", {"token": self.token, "name": "lan", "display_name": "Lan",
                                                    "password": self.PASSWORD})["csrf"]
        return client

    def stop(self):
        self.server.terminate()
        self.server.wait(30)

    def __exit__(self, *_):
        if self.server.poll() is None:
            self.stop()
        self.folder.cleanup()
