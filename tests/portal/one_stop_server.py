#!/usr/bin/env python3
"""A one-stop system that `hoso submit` is tried against: both documented interfaces, and every way they can fail.

usage: one_stop_server.py --plan PLAN [--port N] [--tls CERTIFICATE.pem]

Prints its port on one line, then serves 127.0.0.1 until it is ended. GET /seen tells what it has: dossiers, files,
progress and the calls it got. PLAN is a JSON list of faults, each used up by the call that it hits:
{"step": "create", "fault": "lost"}. Steps: auth, lookup, create, progress, number, upload, status. Faults:

  lost      does what was asked, then closes the connection without a word
  dropped   closes the connection without doing anything
  slow      does what was asked, and answers after `seconds`
  bad_json  does what was asked, and answers with something that is no JSON
  expired   401: the session is over
  reject    turns it away: error_code 05, or 400 where the interface has no codes
  500, 503, 429   that status, nothing done
  500_done  does what was asked, and answers 500
"""

import argparse
import hashlib
import http.server
import json
import pathlib
import ssl
import sys
import threading
import time
import urllib.parse

import jsonschema

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "templates/schema/portal"
USER, SECRET = "motcua", "mat-khau-bi-mat"


def schema(name):
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))


class Registry:
    """What the system knows. One lock for all: it stands in for a database."""

    def __init__(self, plan):
        self.lock = threading.Lock()
        self.plan = list(plan)
        self.sessions = set()
        self.dossiers = {}
        self.copies = 0
        self.files = {}
        self.progress = []
        self.statuses = []
        self.numbers = 0
        self.calls = []

    def fault_for(self, step):
        with self.lock:
            self.calls.append(step)
            for fault in self.plan:
                if fault["step"] == step:
                    self.plan.remove(fault)
                    return fault
        return {"fault": ""}

    def open_session(self):
        session = f"s{len(self.sessions) + 1}"
        self.sessions.add(session)
        return session

    def seen(self):
        return {"dossiers": self.dossiers, "copies": self.copies, "files": self.files, "progress": self.progress,
                "statuses": self.statuses, "calls": self.calls}


class Refusal(Exception):
    """Turned away; a reply that says so."""

    def __init__(self, status, body):
        super().__init__(status)
        self.status, self.body = status, body


class Classic:
    """The adapter as OpenCPS calls it."""

    def __init__(self, registry):
        self.registry = registry
        self.sync = schema("dong_bo_ho_so")
        self.progress = schema("cap_nhat_tien_do")

    def step_of(self, path, body):
        if path == "/login":
            return "auth"
        return {"TraCuuHoSo": "lookup", "DongBoHoSoMC": "create", "CapNhatTienDoHoSoMC": "progress"}[body["service"]]

    def authorised(self, step, body, _headers, _query):
        return step == "auth" or body.get("session") in self.registry.sessions

    def rejection(self, body):
        owner = body.get("data", [{}])[0].get("ChuHoSo", "")
        return 200, {"error_code": "05", "message": f"Hồ sơ của {owner} không hợp lệ"}

    def perform(self, step, body):
        if step == "auth":
            if (body["username"], body["password"]) != (USER, SECRET):
                return {"error_code": "1", "message": "sai mật khẩu"}
            return {"session": self.registry.open_session(), "error_code": "0"}
        if step == "lookup":
            found = self.registry.dossiers.get(body["mahoso"])
            return {"error_code": "0", "result": [found] if found else []}
        payload = {name: value for name, value in body.items() if name not in ("session", "madonvi")}
        if not (self.sync if step == "create" else self.progress).is_valid(payload):
            return {"error_code": "04", "message": "sai cấu trúc"}
        if step == "progress":
            self.registry.progress += payload["data"]
            return {"error_code": "00"}
        return self.create(payload)

    def create(self, payload):
        dossier = payload["data"][0]
        code = dossier["MaHoSo"]
        if code in self.registry.dossiers and payload["isUpdating"] == "False":
            self.registry.copies += 1
            return {"error_code": "09", "message": "đã tồn tại"}
        self.registry.dossiers[code] = dossier
        return {"error_code": "00", "message": "OK"}


class Create:
    """The newer interface of ministries' portals."""

    STEPS = {"/GetToken": "auth", "/GetNextValue": "number", "/UploadFile": "upload",
             "/NoiHoSo/CreateDossier": "create", "/CapNhatTienTrinh": "progress", "/CapNhatTrangThai": "status",
             "/TraCuu": "lookup"}

    def __init__(self, registry):
        self.registry = registry
        self.sent = schema("create_dossier_sent")

    def step_of(self, path, _body):
        return self.STEPS[path]

    def authorised(self, step, _body, headers, query):
        token = headers.get("Authorization", "").removeprefix("Bearer ") or query.get("token", [""])[0]
        return step == "auth" or token in self.registry.sessions

    def rejection(self, _body):
        return 400, {"message": "thiếu thông tin"}

    def perform(self, step, body):
        registry = self.registry
        if step == "auth":
            if (body["client_id"], body["client_secret"]) != (USER, SECRET):
                raise Refusal(401, {})
            return {"access_token": registry.open_session()}
        if step == "number":
            registry.numbers += 1
            return {"value": f"G09.20-20261126-{registry.numbers:07}"}
        if step == "upload":
            return self.upload(*body)
        if step == "create":
            return self.create(body)
        if step == "lookup":
            found = registry.dossiers.get(body["MaHoSo"])
            return {"data": {"idHoSo": found["id"], "maHoSo": body["MaHoSo"]} if found else None}
        known = {one["id"] for one in registry.dossiers.values()}
        if any((one.get("IDHoSo") or one.get("IdHoSo")) not in known for one in body):
            raise Refusal(400, {})
        (registry.progress if step == "progress" else registry.statuses).extend(body)
        return {"status": 200}

    def upload(self, name, content):
        digest = hashlib.sha256(content).hexdigest()
        identifier = f"tep-{len(self.registry.files) + 1}"
        self.registry.files[identifier] = {"name": name, "hash": digest, "size": len(content)}
        return {"data": [{"response": {"data": [{"IdTepTin": identifier, "HashTepTin": digest}]}}]}

    def create(self, body):
        if not self.sent.is_valid(body):
            raise Refusal(400, {"message": "sai cấu trúc"})
        for component in body["ThanhPhanHoSo"]:
            for paper in component["GiayToDinhKem"]:
                if self.registry.files.get(paper["IdGiayTo"], {}).get("hash") != paper["HashTepTin"]:
                    raise Refusal(400, {"message": "không có tệp"})
        code = body["MaHoSo"]
        if code in self.registry.dossiers:
            self.registry.copies += 1
            raise Refusal(400, {"message": "đã tồn tại"})
        self.registry.dossiers[code] = {"id": f"hs-{len(self.registry.dossiers) + 1}", "body": body}
        return {"data": {"idHoSo": self.registry.dossiers[code]["id"], "maHoSo": code}}


class Handler(http.server.BaseHTTPRequestHandler):
    """One call."""

    def log_message(self, format, *args):
        pass

    def do_GET(self):
        if self.path == "/seen":
            self.answer(200, self.server.registry.seen())
        else:
            self.handle_call(None)

    def do_POST(self):
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get("Content-Type", "").startswith("multipart/form-data"):
            self.handle_call(self.part_of(content))
        else:
            self.handle_call(json.loads(content))

    def part_of(self, content):
        """Name and bytes of the one file."""
        boundary = b"--" + self.headers["Content-Type"].split("boundary=")[1].encode()
        head, data = content.split(boundary)[1].split(b"\r\n\r\n", 1)
        assert b'name="files"' in head, head
        return head.split(b'filename="')[1].split(b'"')[0].decode(), data[:-2]

    def handle_call(self, body):
        url = urllib.parse.urlsplit(self.path)
        interface = self.server.classic if url.path in ("/login", "/integrate") else self.server.create
        step = interface.step_of(url.path, body)
        fault = self.server.registry.fault_for(step)
        with self.server.registry.lock:
            reply = self.reply_to(interface, step, body, url, fault)
        self.say(reply, fault)

    def reply_to(self, interface, step, body, url, fault):
        kind = fault["fault"]
        if kind == "dropped":
            return None
        if kind in ("500", "503", "429"):
            return int(kind), {}
        if kind == "expired":
            self.server.registry.sessions.clear()
        if not interface.authorised(step, body, self.headers, urllib.parse.parse_qs(url.query)):
            return 401, {}
        if kind == "reject":
            return interface.rejection(body)
        try:
            return 200, interface.perform(step, body)
        except Refusal as refusal:
            return refusal.status, refusal.body

    def say(self, reply, fault):
        kind = fault["fault"]
        if reply is None or kind == "lost":
            self.close_connection = True
            return
        if kind == "slow":
            time.sleep(fault["seconds"])
        if kind == "500_done":
            reply = (500, {})
        if kind == "bad_json":
            self.answer_text(200, "<html>Xin vui lòng thử lại")
        else:
            self.answer(*reply)

    def answer(self, status, body):
        self.answer_text(status, json.dumps(body, ensure_ascii=False))

    def answer_text(self, status, text):
        content = text.encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            pass  # the caller lost patience


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--plan", type=pathlib.Path, required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--tls", help="certificate and key")
    arguments = parser.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", arguments.port), Handler)
    server.registry = Registry(json.loads(arguments.plan.read_text(encoding="utf-8")))
    server.classic, server.create = Classic(server.registry), Create(server.registry)
    if arguments.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(arguments.tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
