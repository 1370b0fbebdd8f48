"""A program that does what the field's parameter "do" says, to see what becomes of it."""

import json
import mmap
import os
import signal
import socket
import time

READING = {"kind": "reading", "state": "read"}


def tried(work):
    """What came of something forbidden, as a candidate's text."""
    try:
        work()
    except MemoryError:
        return "memory"
    except OSError as error:
        return "errno %d" % error.errno
    return "allowed"


def answers(act, call):
    """The bytes to answer with; None = none."""
    def reading(text="x", score=0.5, **more):
        return json.dumps({**READING, "call": call, "candidates": [{"text": text, "score": score}], **more}).encode()

    forbidden = {
        "network": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        "write": lambda: open("/tmp/hoso-hostile", "w"),
        "write-own": lambda: open("main.py", "a"),
        "read-passwd": lambda: open("/etc/passwd"),
        "fork": os.fork,
        "signal": lambda: os.kill(os.getppid(), signal.SIGTERM),
        "write-picture": lambda: mmap.mmap(4, 0),
        "resize-picture": lambda: os.ftruncate(4, 0),
        "memory": lambda: bytearray(2 << 30),
    }
    if act in forbidden:
        return reading(tried(forbidden[act]))
    plain = {
        "good": reading,
        "environment": lambda: reading(" ".join(sorted(os.environ))),
        "nan": lambda: reading(score=float("nan")),
        "score": lambda: reading(score=1.5),
        "long-text": lambda: reading("x" * 1001),
        "control": lambda: reading("a\x1b[2J"),
        "not-utf8": lambda: b'{"kind":"reading","call":1,"state":"read","candidates":[{"text":"\xff","score":1}]}',
        "other-call": lambda: reading(**{"call": call + 1}),
        "no-candidates": lambda: json.dumps({**READING, "call": call}).encode(),
        "garbage": lambda: os.urandom(300),
        "half": lambda: reading()[:20],
        "huge": lambda: b" " * 100_000 + reading(),
        "nested": lambda: b"[" * 60_000,
        "refuse": lambda: json.dumps({"kind": "failed", "call": call, "reason": "no-model"}).encode(),
        "talkative-refusal": lambda: json.dumps({"kind": "failed", "call": call, "reason": "read 012345"}).encode(),
    }
    return plain[act]()


def main():
    while True:
        text = os.read(3, 65536)
        if not text:
            return
        message = json.loads(text)
        if message["kind"] == "hello":
            ready = {"kind": "ready", "protocol": 1, "id": "recognize_hostile", "version": "1.0.0"}
            ready.update(message["options"] and json.loads(message["options"]["ready"]))
            os.write(3, json.dumps(ready).encode())
            continue
        act = message["field"]["parameters"]["do"]
        print("noise on stdout")
        if act == "crash":
            os.abort()
        if act == "exit":
            os._exit(7)
        if act == "hang":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(1000)
        if act == "spin":
            while True:
                pass
        os.write(3, answers(act, message["call"]))


main()
