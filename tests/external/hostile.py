"""A program that does what the field's parameter "do" says, to see what becomes of it."""

import ctypes
import json
import mmap
import os
import signal
import socket
import threading
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


def raw(name, *arguments):
    """A system call past the C library, which has its own ways around a refusal."""
    numbers = {
        "x86_64": {"clone": 56, "vfork": 58, "clone3": 435},
        "aarch64": {"clone": 220, "vfork": None, "clone3": 435},
    }
    number = numbers[os.uname().machine][name]
    if number is None:
        raise OSError(1, "no such call here")
    library = ctypes.CDLL(None, use_errno=True)
    if library.syscall(ctypes.c_long(number), *(ctypes.c_ulong(one) for one in arguments)) < 0:
        raise OSError(ctypes.get_errno(), name)


# Flags of clone(2). THREAD is what the C library starts a thread with; none of these calls gets as far as a new stack.
THREAD = 0x00050F00
NEW_USER, IN_PARENT, TRACED, SYSVSEM = 0x10000000, 0x00008000, 0x00002000, 0x00040000


def in_threads(count, work):
    """What `work` gave in that many threads at once."""
    answers = []
    together = threading.Barrier(count)

    def one():
        together.wait()
        answers.append(work())

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def most_threads():
    """How many threads this process may have, beside its first."""
    done = threading.Event()
    threads = []
    try:
        while len(threads) < 1000:
            thread = threading.Thread(target=done.wait)
            thread.start()
            threads.append(thread)
    except RuntimeError:
        pass
    done.set()
    for thread in threads:
        thread.join()
    return len(threads)


def numpy_product():
    """With a pool of threads, where numpy's library has one (OpenBLAS)."""
    os.environ["OPENBLAS_NUM_THREADS"] = "4"
    try:
        import numpy
    except ImportError:
        return "no numpy"
    ones = numpy.ones((300, 300))
    return str(int((ones @ ones)[0, 0]))


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
        "vfork": lambda: raw("vfork"),
        "clone-process": lambda: raw("clone", signal.SIGCHLD, 0, 0, 0, 0),
        "clone-namespace": lambda: raw("clone", THREAD | NEW_USER, 0, 0, 0, 0),
        "clone-sibling": lambda: raw("clone", THREAD | IN_PARENT, 0, 0, 0, 0),
        "clone-traced": lambda: raw("clone", THREAD | TRACED, 0, 0, 0, 0),
        "clone-half-shared": lambda: raw("clone", THREAD & ~SYSVSEM, 0, 0, 0, 0),
        "clone3": lambda: raw("clone3", 0, 0),
    }
    if act in forbidden:
        return reading(tried(forbidden[act]))
    if act.startswith("thread-"):
        return reading(" ".join(sorted(set(in_threads(4, lambda: tried(forbidden[act[len("thread-") :]]))))))
    plain = {
        "good": reading,
        "threads": lambda: reading(" ".join(map(str, in_threads(8, lambda: sum(range(100)))))),
        "most-threads": lambda: reading(str(most_threads())),
        "numpy": lambda: reading(numpy_product()),
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
        if act == "hang-in-threads":
            in_threads(3, lambda: time.sleep(1000))
        if act == "exec-in-thread":
            # Of another thread than the first, exec makes a process that its parent's death does not end.
            later = ["python3", "-c", "import time; time.sleep(1000)", os.getcwd()]
            in_threads(1, lambda: os.execv("/usr/bin/python3", later))
        if act == "spin":
            while True:
                pass
        os.write(3, answers(act, message["call"]))


main()
