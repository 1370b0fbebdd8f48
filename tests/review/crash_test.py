"""200 times `kill -9` of the server, its readers and a stranger that hands dossiers in; then nothing is lost or doubled."""

import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import time

import station
from station import PREFIX, Client, Station, children_of

KILLS = 200
SEED = 20261127


def small_pages(count):
    """As many different files as are asked for: one page, each with other bytes behind its end."""
    page = (station.ROOT / "samples" / "ct01" / "tt56-2021-hoso-bilevel-300").glob("page.*")
    content = next(page).read_bytes()
    return [content + f"\n% {number}".encode() for number in range(count)]


class Desk(Station):
    def sign_in_again(self):
        client = Client(self.port)
        client.sign_in("lan", self.PASSWORD)
        return client

    def kill_server(self):
        self.server.kill()
        self.server.wait()
        self.server.stdout.close()
        self.start()


def hand_in(client, content):
    """The dossier's id once the server said that it has it; None = it was killed before."""
    try:
        sha256 = client.raw("POST", PREFIX + "/uploads", content, {"X-File-Name": "trang.tif"}).json["sha256"]
        answer = client.raw("POST", PREFIX + "/dossiers",
                            json.dumps({"files": [{"sha256": sha256, "name": "trang.tif"}]}))
        return answer.json["id"] if answer.status in (200, 201) else None
    except (OSError, ValueError, KeyError):
        return None


def storm(desk, lan, pages):
    """Hands pages in while processes die. Gives what was acknowledged, by the page's number."""
    chance = random.Random(SEED)
    accepted, kills = {}, {"server": 0, "reader": 0}
    number = 0
    while sum(kills.values()) < KILLS:
        if number < len(pages):
            dossier = hand_in(lan, pages[number])
            if dossier:
                accepted[number] = dossier
                number += 1
        if chance.random() < 0.2:
            desk.kill_server()
            kills["server"] += 1
            lan = desk.sign_in_again()
        elif readers := children_of(desk.server.pid):
            time.sleep(chance.random() * 0.25)
            try:
                os.kill(chance.choice(readers), signal.SIGKILL)
                kills["reader"] += 1
            except ProcessLookupError:
                pass
    return accepted, kills, lan


def wait_until_read(lan, seconds):
    for _ in range(seconds * 4):
        queue = lan.ask("GET", "/queue")
        if queue["waiting"] == 0 and queue["working"] == 0:
            return
        time.sleep(0.25)
    raise AssertionError(f"not read in {seconds} s: {queue}")


def retry_set_aside(lan):
    """A page over which readers were killed three times was set aside: that is what setting aside is for."""
    for line in lan.ask("GET", "/dossiers?state=set_aside&limit=200")["dossiers"]:
        assert line["problem"]["code"] == "store.poison", line["problem"]
        lan.ask("POST", f"/dossiers/{line['id']}/retry")


def check_store(hoso, workspace, accepted):
    with sqlite3.connect(workspace / "hoso.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute("SELECT id, state, (SELECT count(*) FROM page_pictures WHERE dossier = id) FROM dossiers")
        found = {dossier: (state, pictures) for dossier, state, pictures in rows}
        done = database.execute("SELECT dossier, count(*) FROM audit WHERE action = 'dossier-needs_review' GROUP BY 1")
        read = dict(done.fetchall())
    assert set(accepted.values()) <= set(found), "an acknowledged dossier is gone"
    assert len(set(accepted.values())) == len(accepted), "two pages in one dossier"
    for dossier, (state, pictures) in found.items():
        assert (state, pictures) == ("needs_review", 1), (dossier, state, pictures)
        assert read[dossier] == 1, f"{dossier} was read {read[dossier]} times"
    verdict = subprocess.run([hoso, "audit", "verify", "--workspace", str(workspace)], check=False, capture_output=True)
    assert verdict.returncode == 0, verdict.stderr.decode()
    return len(found)


def main(hoso):
    pages = small_pages(60)
    with Desk(hoso, "--workers", "2") as desk:
        lan = desk.supervisor()
        accepted, kills, lan = storm(desk, lan, pages)
        wait_until_read(lan, 200)
        retry_set_aside(lan)
        wait_until_read(lan, 60)
        desk.stop()
        dossiers = check_store(hoso, desk.workspace, accepted)
    print(f"{kills['server']} servers and {kills['reader']} readers killed; {len(accepted)} dossiers acknowledged, "
          f"{dossiers} in the store, each read once")


if __name__ == "__main__":
    main(sys.argv[1])
