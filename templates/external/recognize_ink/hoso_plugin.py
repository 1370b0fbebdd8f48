"""A recognizer for hoso in Python: the protocol of docs/external-plugins.md, standard library only.

    import hoso_plugin

    def recognize(request, options):
        return hoso_plugin.read([("signed", 0.9)])

    hoso_plugin.serve("recognize_mine", "1.0.0", recognize)
"""

import json
import mmap
import os

PROTOCOL = 1
CHANNEL = 3  # one message per read and write, at most 64 KiB
PICTURES = 4  # the memory with the pictures, read-only
LONGEST = 64 * 1024


class Refusal(Exception):
    """Raised by a recognizer that cannot answer; `reason` is [a-z0-9-], never a value."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class Zone:
    """One zone's picture: 8-bit grey, 0 = ink, 255 = paper, without the form's own print."""

    def __init__(self, described, memory):
        self.width = described["width"]
        self.height = described["height"]
        self.dpi = described["dpi"]
        self.box = described["zone"]  # x, y, width, height in px of the picture
        self.empty = described["empty"]
        start = described["offset"]
        self.pixels = memory[start : start + self.width * self.height]

    def row(self, y):
        """The bytes of row `y`, counted from the top."""
        return self.pixels[y * self.width : (y + 1) * self.width]


class Request:
    """What is to be read: `field` as the protocol describes it, and its zones."""

    def __init__(self, message, memory):
        self.field = message["field"]
        self.zones = [Zone(one, memory) for one in message["zones"]]


def read(candidates):
    """Something was read: pairs of text and score (0 to 1), best first."""
    return {"state": "read", "candidates": [{"text": text, "score": score} for text, score in candidates]}


def empty():
    """Nothing was filled in."""
    return {"state": "empty", "candidates": []}


def illegible():
    """Something is there, but no reading can be stood for."""
    return {"state": "illegible", "candidates": []}


def send(message):
    os.write(CHANNEL, json.dumps(message).encode("utf-8"))


def answer_to(message, memory, recognize, options):
    try:
        reading = recognize(Request(message, memory), options)
    except Refusal as refusal:
        return {"kind": "failed", "call": message["call"], "reason": refusal.reason}
    return {"kind": "reading", "call": message["call"], **reading}


def serve(plugin_id, version, recognize):
    """Answers until hoso closes the channel. What `recognize` throws, but Refusal, ends the program."""
    memory = mmap.mmap(PICTURES, 0, prot=mmap.PROT_READ)
    options = {}
    while True:
        text = os.read(CHANNEL, LONGEST)
        if not text:
            return
        message = json.loads(text)
        if message["kind"] == "hello":
            options = message["options"]
            send({"kind": "ready", "protocol": PROTOCOL, "id": plugin_id, "version": version})
        elif message["kind"] == "recognize":
            send(answer_to(message, memory, recognize, options))
