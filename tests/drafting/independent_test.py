"""`hoso form draft` on blanks written without sight of its code: usage: independent_test.py HOSO development|held_out [-v]"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "independent"))

import independent_blanks as blanks
from drafted_form import places_of

HOSO = pathlib.Path(sys.argv[1]).resolve()
SECONDS = 5  # of a processor, for one blank

# Of the fields of a set, the share with the right kind and with the right type too, at least, and how many may be invented.
LEAST = {"development": (0.97, 0.95, 3), "held_out": (0.90, 0.85, 12)}


def hoso(*arguments):
    done = subprocess.run([HOSO, *map(str, arguments)], capture_output=True, text=True, env={**os.environ, "HOSO_DATA": ""})
    assert done.returncode == 0, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    part, verbose = sys.argv[2], "-v" in sys.argv
    total, slowest = blanks.Score(), 0
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        for name in blanks.DEVELOPMENT if part == "development" else blanks.HELD_OUT:
            blank = blanks.blank_of(name, scratch)
            begin = cpu_seconds()
            drafted = json.loads(hoso("form", "draft", blank, "--out", scratch / "drafts", "--json"))["folder"]
            seconds = cpu_seconds() - begin
            hoso("templates", "lint", drafted, "--lang", "en")
            score = blanks.score_of(blanks.truth_of(name), places_of(pathlib.Path(drafted) / "form.xml"))
            print(f"{name}: {score}; {seconds:.2f} s")
            if verbose:
                print(*("  " + miss for miss in score.misses), sep="\n")
            total, slowest = total + score, max(slowest, seconds)
    print(f"{part}: {total}; slowest {slowest:.2f} s")
    kind, right_type, extra = LEAST[part]
    assert total.kind >= kind * total.wanted and total.type >= right_type * total.wanted and total.extra <= extra
    assert slowest <= SECONDS


main()
