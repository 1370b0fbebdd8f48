"""A time-stamping authority of a test: tsa_server.py FOLDER MODE. Prints its port; stops when its input ends.

FOLDER holds tsa.cnf, tsa.pem and tsa.key. MODE: good, error (HTTP 500), garbage, stale (the first answer again)."""

import http.server
import subprocess
import sys
import threading

FOLDER, MODE = sys.argv[1:3]
ANSWERS = []


def answer_to(query):
    if MODE == "garbage":
        return b"\x30\x03\x02\x01\x00"
    if MODE == "stale" and ANSWERS:
        return ANSWERS[0]
    with open(f"{FOLDER}/query.tsq", "wb") as file:
        file.write(query)
    made = subprocess.run(["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq"],
                          cwd=FOLDER, capture_output=True, check=True)
    ANSWERS.append(made.stdout)
    return made.stdout


class Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        query = self.rfile.read(int(self.headers["Content-Length"]))
        if MODE == "error" or self.headers["Content-Type"] != "application/timestamp-query":
            self.send_error(500)
            return
        reply = answer_to(query)
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Authority)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
