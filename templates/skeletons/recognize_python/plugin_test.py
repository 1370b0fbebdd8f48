"""The recognizer by itself; `hoso plugin check` tries it as hoso runs it."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent / "@ID@"))

import hoso_plugin  # noqa: E402
import main  # noqa: E402

SIDE = 20  # px of a box


def request(inks, choices):
    """A field with a box for each of `inks`, the number of dark rows in it."""
    memory = b"".join(bytes(SIDE * rows) + b"\xff" * (SIDE * (SIDE - rows)) for rows in inks)
    zones = [{"offset": i * SIDE * SIDE, "width": SIDE, "height": SIDE, "dpi": 200, "zone": [0, 0, SIDE, SIDE],
              "empty": rows == 0} for i, rows in enumerate(inks)]
    return hoso_plugin.Request({"field": {"choices": choices}, "zones": zones}, memory)


class Recognizer(unittest.TestCase):
    def answer(self, inks, choices=("yes", "no")):
        return main.recognize(request(inks, list(choices)), {"least_ink": 0.04})

    def test_the_box_with_ink_is_the_ticked_one(self):
        self.assertEqual(self.answer([0, 10]), hoso_plugin.read([("no", 1.0)]))

    def test_two_ticked_boxes_are_not_sure(self):
        self.assertLess(self.answer([9, 10])["candidates"][0]["score"], 0.2)

    def test_no_ink_is_no_answer(self):
        self.assertEqual(self.answer([0, 0]), hoso_plugin.empty())

    def test_writing_is_left_to_others(self):
        self.assertEqual(self.answer([10], choices=()), hoso_plugin.illegible())


if __name__ == "__main__":
    unittest.main()
