"""The REST interface of `hoso review`, asked as its pages ask it; every answer is held against openapi.yaml."""

import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

import station
from station import PREFIX, Client, Station

SAMPLES = station.ROOT / "samples"
TYPED = SAMPLES / "ct01" / "tt116-2026-hoso-scan-200" / "page.jpg"
WRITTEN = next((SAMPLES / "handwriting").glob("*/page.jpg"))
ADDED_TYPE = SAMPLES / "ct01" / "tt116-2026-hoso-stamp-200"


def page_in(folder):
    return next(file for file in sorted(folder.iterdir()) if file.stem == "page")


def review_flow(lan):
    """A dossier from upload to hand-over."""
    dossier = lan.dossier_of(TYPED)
    assert lan.dossier_of(TYPED, expect=200) == dossier, "the same file is the same dossier"
    found = lan.wait_for(dossier, {"needs_review"})
    assert found["can_edit"] and found["documents"][0]["form"] == "ct01"
    name = next(field for field in found["documents"][0]["fields"] if field["id"] == "full_name")
    changed = lan.ask("POST", f"/dossiers/{dossier}/fields",
                      {"changes": [{"document": 0, "field": "full_name", "action": "correct", "value": "NGUYỄN VĂN MẪU",
                                    "why": "dấu"}], "seconds": 3.5, "keystrokes": 4})
    assert changed["summary"]["name"] == "NGUYỄN VĂN MẪU", changed["summary"]["name"]
    assert changed["keystrokes"] == 4
    listed = lan.ask("GET", "/dossiers?q=" + urllib.parse.quote("nguyen van mau"))
    assert [line["id"] for line in listed["dossiers"]] == [dossier]
    undone = lan.ask("POST", f"/dossiers/{dossier}/fields",
                     {"changes": [{"document": 0, "field": "full_name", "action": "undo"}]})
    assert undone["summary"]["name"] == name["text"]
    events = lan.ask("GET", f"/dossiers/{dossier}/history")["events"]
    assert any(event["new"] == "NGUYỄN VĂN MẪU" and event["who"] == "lan" and event["why"] == "dấu" for event in events)
    lan.ask("POST", f"/dossiers/{dossier}/procedure", {"procedure": "1.004222"})
    lan.settle(dossier)
    lan.ask("POST", f"/dossiers/{dossier}/confirm", {"seconds": 1, "keystrokes": 1})
    lan.wait_for(dossier, {"packaged"})
    lan.ask("POST", f"/dossiers/{dossier}/reopen")
    lan.ask("POST", f"/dossiers/{dossier}/confirm")
    lan.wait_for(dossier, {"packaged"})
    lan.ask("GET", f"/dossiers/{dossier}/rehearsal")
    assert lan.ask("GET", f"/dossiers/{dossier}/package").body[:2] == b"PK"
    assert lan.ask("GET", f"/dossiers/{dossier}/receipt").body[:5] == b"%PDF-"
    over = lan.ask("POST", f"/dossiers/{dossier}/hand-over")
    assert over["summary"]["state"] == "handed_over" and not over["can_edit"]
    lan.ask("POST", f"/dossiers/{dossier}/reopen", expect=409)
    return dossier


def name_in(document):
    return next(field["text"] for field in document["fields"] if field["id"] == "full_name")


def pages_flow(lan):
    """Pictures, crops, and what is done with whole pages."""
    first = lan.dossier_of(page_in(ADDED_TYPE))
    second = lan.dossier_of(WRITTEN)
    found = lan.wait_for(first, {"needs_review"})
    image = lan.ask("GET", f"/dossiers/{first}/pages/1/image")
    assert image.body[:2] == b"\xff\xd8" and image.body not in page_in(ADDED_TYPE).read_bytes(), "not the source file"
    field = next(field for field in found["documents"][0]["fields"] if field["box"])
    crop = lan.ask("GET", f"/dossiers/{first}/crops/0/{field['id']}")
    assert crop.body[:2] == b"\xff\xd8" and len(crop.body) < len(image.body) / 3
    lan.ask("GET", f"/dossiers/{first}/pages/9/image", expect=404)
    lan.wait_for(second, {"needs_review"})
    lan.ask("POST", f"/dossiers/{second}/fields", {"changes": [
        {"document": 0, "field": "full_name", "action": "correct", "value": "Người Thứ Hai"}]})
    lan.ask("POST", f"/dossiers/{first}/merge", {"other": second})
    merged = lan.wait_for(first, {"needs_review"})
    assert len(merged["pages"]) == 2 and len(merged["documents"]) == 2
    assert [name_in(document) for document in merged["documents"]].index("Người Thứ Hai") == 1, "what was said goes along"
    assert lan.ask("GET", f"/dossiers/{second}")["summary"]["state"] == "closed"
    both = lan.ask("POST", f"/dossiers/{first}/split", {"before_page": 2})["dossiers"]
    parts = [lan.wait_for(line["id"], {"needs_review"}) for line in both]
    assert [len(part["pages"]) for part in parts] == [1, 1]
    assert [name_in(part["documents"][0]) == "Người Thứ Hai" for part in parts] == [False, True]
    lan.ask("POST", f"/dossiers/{first}/pages", {"pages": [{"number": 1, "turn": 180, "form": "none"}]})
    turned = lan.wait_for(first, {"needs_review"})
    assert turned["documents"] == [], "a page that is said to be no form is none"
    lan.ask("POST", f"/dossiers/{first}/pages", {"pages": [{"number": 1, "turn": 180, "form": ""}]})
    back = lan.wait_for(first, {"needs_review"})
    assert back["documents"][0]["form"] == "ct01"
    lan.ask("POST", f"/dossiers/{first}/split", {"before_page": 7}, expect=422)


def table_flow(lan):
    """Rows of a table."""
    form = next(iter(sorted((SAMPLES / "ct01").glob("tt66-2023*"))))
    dossier = lan.dossier_of(page_in(form))
    found = lan.wait_for(dossier, {"needs_review"})
    table = found["documents"][0]["tables"][0]
    added = lan.ask("POST", f"/dossiers/{dossier}/rows", {"document": 0, "table": table["id"], "action": "add"})
    assert added["documents"][0]["tables"][0]["rows"] == table["rows"] + 1
    cell = f"{table['id']}[{table['rows']}].full_name"
    named = lan.ask("POST", f"/dossiers/{dossier}/fields", {"changes": [
        {"document": 0, "field": cell, "action": "correct", "value": "Trần Thị Mẫu"}]})
    assert next(f for f in named["documents"][0]["fields"] if f["id"] == cell)["text"] == "Trần Thị Mẫu"
    removed = lan.ask("POST", f"/dossiers/{dossier}/rows",
                      {"document": 0, "table": table["id"], "action": "remove", "row": table["rows"]})
    assert not any(f["text"] == "Trần Thị Mẫu" for f in removed["documents"][0]["fields"])
    lan.ask("POST", f"/dossiers/{dossier}/rows", {"document": 0, "table": "none", "action": "add"}, expect=422)


def contract(hoso):
    """Every operation of the contract, each answer as it says."""
    with Station(hoso, "--kiosk", "--public-address", "http://127.0.0.1") as desk:
        lan = desk.supervisor()
        lan.ask("GET", "/session")
        lan.ask("POST", "/accounts", {"name": "hung", "display_name": "Hùng", "role": "officer",
                                      "password": Station.PASSWORD}, 201)
        assert len(lan.ask("GET", "/accounts")["accounts"]) == 2
        Client(desk.port).sign_in("hung", Station.PASSWORD)
        review_flow(lan)
        pages_flow(lan)
        table_flow(lan)
        for path in ("/queue", "/statistics", "/procedures", "/forms", "/places?q=cua%20nam", "/dossiers?limit=1"):
            lan.ask("GET", path)
        fields = lan.ask("GET", "/grid?field=ct01/full_name")["fields"]
        if fields:
            assert lan.ask("GET", "/grid?field=" + fields[0]["id"])["items"]
        assert lan.ask("POST", "/queue", {"paused": True})["paused"]
        waiting = lan.dossier_of(SAMPLES / "README.md")
        lan.ask("POST", f"/dossiers/{waiting}/retry", expect=409)
        lan.ask("POST", "/queue", {"paused": False})
        aside = lan.wait_for(waiting, {"set_aside"})
        assert aside["summary"]["problem"]["code"].startswith("input.")
        lan.ask("POST", f"/dossiers/{waiting}/retry")
        lan.wait_for(waiting, {"set_aside"})
        phone_flow(desk, lan)
        kiosk_flow(desk, lan)
        events_flow(desk, lan)
        lan.ask("DELETE", "/session", expect=204)
        lan.ask("GET", "/session", expect=401)
        asked = {(method.upper(), path) for path, operations in station.SPECIFICATION["paths"].items()
                 for method in operations if method in ("get", "post", "delete")}
        assert asked == Client.seen, f"never asked: {sorted(asked - Client.seen)}"


def phone_flow(desk, lan):
    link = lan.ask("POST", "/phone-links", expect=201)
    token = link["url"].rsplit("#", 1)[1]
    phone = Client(desk.port)
    page = page_in(SAMPLES / "ct01" / "tt116-2026-hoso-phone-200")
    phone.ask("POST", f"/phone-links/{token}/files", page.read_bytes(), 201, X_File_Name="IMG_1.jpg")
    phone.ask("POST", f"/phone-links/{token}/done", expect=201)
    phone.ask("POST", f"/phone-links/{token}/done", expect=403)
    phone.ask("POST", f"/phone-links/{token}/files", b"x", 403)


def kiosk_flow(desk, lan):
    """A citizen's page: verdict, correction, clean form, and what is left of it."""
    citizen = Client(desk.port)
    page = page_in(SAMPLES / "ct01" / "tt116-2026-chromium-clean-300")
    before = lan.ask("GET", "/dossiers")["total"]
    check = citizen.ask("POST", "/kiosk/checks", page.read_bytes(), 201, X_File_Name="anh.jpg")["check"]
    verdict = wait_for_verdict(citizen, check)
    assert verdict["state"] == "done" and verdict["verdict"]["vi"], verdict
    citizen.ask("POST", f"/kiosk/checks/{check}/fields",
                {"changes": [{"document": 0, "field": "phone", "value": "0912345678"}]})
    assert citizen.ask("GET", f"/kiosk/checks/{check}/form").body[:5] == b"%PDF-"
    citizen.ask("DELETE", f"/kiosk/checks/{check}", expect=204)
    citizen.ask("GET", f"/kiosk/checks/{check}", expect=404)
    assert lan.ask("GET", "/dossiers")["total"] == before, "nothing is stored"
    check = citizen.ask("POST", "/kiosk/checks", page.read_bytes(), 201, X_File_Name="anh.jpg")["check"]
    wait_for_verdict(citizen, check)
    handed = citizen.ask("POST", f"/kiosk/checks/{check}/hand-in", expect=201)["id"]
    assert lan.ask("GET", f"/dossiers/{handed}")["summary"]["received_by"] == "citizen"


def wait_for_verdict(citizen, check):
    for _ in range(600):
        verdict = citizen.ask("GET", f"/kiosk/checks/{check}")
        if verdict["state"] != "reading":
            return verdict
        time.sleep(0.1)
    raise AssertionError("no verdict in a minute")


def events_flow(desk, lan):
    """Whatever another process changes is told."""
    import http.client
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
    connection.request("GET", PREFIX + "/events", headers={"Cookie": lan.cookie})
    response = connection.getresponse()
    assert response.status == 200 and response.headers["Content-Type"].startswith("text/event-stream")
    Client.seen.add(("GET", "/events"))
    dossier = lan.dossier_of(page_in(SAMPLES / "ct01" / "tt56-2021-hoso-bilevel-300"))
    text = ""
    while not (f'"id":"{dossier}"' in text and '"state":"needs_review"' in text):
        line = response.readline().decode()
        assert line, "the stream ended"
        if line.startswith("data:") and dossier in line:
            text = line
    connection.close()


def refusals(hoso):
    """Who may do what, and what a browser must not be led to do."""
    with Station(hoso, "--workers", "0") as desk:
        lan = desk.supervisor()
        for name, role in (("hung", "officer"), ("mai", "reader")):
            lan.ask("POST", "/accounts", {"name": name, "display_name": name, "role": role,
                                          "password": Station.PASSWORD}, 201)
        lan.ask("POST", "/accounts", {"name": "hung", "display_name": "", "role": "officer",
                                      "password": Station.PASSWORD}, 422)
        lan.ask("POST", "/accounts", {"name": "ngan", "display_name": "", "role": "officer", "password": "ngan"}, 422)
        stranger = Client(desk.port)
        for path in ("/dossiers", "/queue", "/accounts", "/events", "/grid?field=ct01/full_name"):
            assert stranger.raw("GET", PREFIX + path).status == 401, path
        stranger.ask("POST", "/setup", {"token": desk.token, "name": "xx", "display_name": "", "password": Station.PASSWORD},
                     403)
        mai, hung = Client(desk.port), Client(desk.port)
        mai.sign_in("mai", Station.PASSWORD)
        hung.sign_in("hung", Station.PASSWORD)
        mai.ask("GET", "/dossiers")
        assert mai.raw("POST", PREFIX + "/uploads", b"x").status == 403, "a reader only looks"
        hung.ask("GET", "/accounts", expect=403)
        csrf, lan.csrf = lan.csrf, ""
        assert lan.raw("POST", PREFIX + "/queue", '{"paused":true}').status == 403, "no token"
        lan.csrf = hung.csrf
        assert lan.raw("POST", PREFIX + "/queue", '{"paused":true}').status == 403, "another session's token"
        lan.csrf = csrf
        for headers, status in (({"Origin": "http://evil.example"}, 403), ({"Host": "evil.example"}, 421),
                                ({"Sec-Fetch-Site": "cross-site"}, 403)):
            assert lan.raw("POST", PREFIX + "/queue", '{"paused":true}', headers).status == status, headers
        assert not lan.ask("GET", "/queue")["paused"], "none of them did anything"
        page = lan.raw("GET", "/")
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert page.headers["Cache-Control"] == "no-store"
        answers = [stranger.raw("POST", PREFIX + "/session", json.dumps({"name": "lan", "password": "x"})).status
                   for _ in range(8)]
        assert answers[0] == 401 and answers[-1] == 429, answers
        for body in (b"", b"[]", b"{", b'{"changes":[]}', b'{"changes":[{"document":"0"}]}', b"\xff\xfe"):
            status = lan.raw("POST", PREFIX + "/dossiers/260101-0001/fields", body).status
            assert status in (404, 422), (body, status)
        for sha256 in ("../../../etc/passwd", "A" * 64, "0" * 63):
            lan.ask("POST", "/dossiers", {"files": [{"sha256": sha256, "name": "x"}]}, 422)
        lan.ask("POST", "/dossiers", {"files": [{"sha256": "0" * 64, "name": "x"}]}, 422)


def hostile(hoso):
    """Every wrong sample is harmless, and names are only text."""
    with Station(hoso) as desk:
        lan = desk.supervisor()
        wrong = sorted(file for folder in (SAMPLES / "wrong", station.ROOT / "tests" / "confine" / "data",
                                           station.ROOT / "plugins" / "source_poppler" / "test" / "data")
                       for file in folder.rglob("*") if file.is_file() and file.stat().st_size > 0
                       and file.suffix not in (".json", ".md", ".tsv", ".txt", ".py"))
        assert len(wrong) > 10
        dossiers = {}
        for file in wrong:
            name = f"<img src=x onerror=alert(1)>{file.name}"
            sha256 = lan.upload(file, name)
            answer = lan.raw("POST", PREFIX + "/dossiers", json.dumps({"files": [{"sha256": sha256, "name": name}]}))
            assert answer.status in (200, 201), answer.body
            dossiers[answer.json["id"]] = file
        for dossier, file in dossiers.items():
            found = lan.wait_for(dossier, {"needs_review", "set_aside"}, 240)
            problem = found["summary"]["problem"]
            assert found["summary"]["state"] == "needs_review" or problem["message"]["vi"], file
        lan.dossier_of(TYPED, name="../../../etc/passwd")
        assert desk.server.poll() is None
        print(f"{len(dossiers)} hostile dossiers, "
              f"{sum(1 for d in dossiers if lan.ask('GET', f'/dossiers/{d}')['summary']['state'] == 'set_aside')} set aside")


def wait_until_empty(desk):
    """A page that was being read when its citizen left goes, too, as soon as it was read."""
    database = next(pathlib.Path(desk.folder.name).glob("hoso-kiosk*")) / "store" / "hoso.db"
    for _ in range(300):
        with sqlite3.connect(database) as store:
            left = [store.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("dossiers", "page_pictures")]
        if left == [0, 0]:
            return
        time.sleep(0.1)
    raise AssertionError(f"the kiosk's store still holds {left}")


def kiosk(hoso):
    """Nothing of a citizen outlives the check: neither in the office's store nor in the kiosk's."""
    with Station(hoso, "--kiosk") as desk:
        lan = desk.supervisor()
        kiosk_flow(desk, lan)
        citizen = Client(desk.port)
        for number in range(10):  # some leave before, some after a reader took their page up
            page = TYPED.read_bytes() + b"%d" % number
            check = citizen.ask("POST", "/kiosk/checks", page, 201, X_File_Name="anh.jpg")["check"]
            time.sleep(number * 0.06)
            citizen.ask("DELETE", f"/kiosk/checks/{check}", expect=204)
        wait_until_empty(desk)
        leftovers = list(pathlib.Path(desk.folder.name).glob("hoso-kiosk*"))
        assert leftovers, "this is where it lies"
        desk.stop()
        assert not [path for path in leftovers if path.exists()], "the kiosk's store goes with the server"


def two_people(hoso):
    """A field of the office's choice is settled when two people say the same, and not before."""
    with Station(hoso, "--two-person", "citizen_id") as desk:
        lan = desk.supervisor()
        lan.ask("POST", "/accounts", {"name": "hung", "display_name": "Hùng", "role": "officer",
                                      "password": Station.PASSWORD}, 201)
        hung = Client(desk.port)
        hung.sign_in("hung", Station.PASSWORD)
        dossier = lan.dossier_of(TYPED)
        lan.wait_for(dossier, {"needs_review"})

        def field_for(client):
            found = client.ask("GET", f"/dossiers/{dossier}")["documents"][0]["fields"]
            return next(field for field in found if field["id"] == "citizen_id")

        def say(client, value):
            client.ask("POST", f"/dossiers/{dossier}/fields", {"changes": [
                {"document": 0, "field": "citizen_id", "action": "correct", "value": value}]})

        number = field_for(lan)["text"]
        assert field_for(lan)["doubtful"] and field_for(lan)["second_person"] == "needed"
        say(lan, number)
        say(lan, number)
        assert field_for(lan)["doubtful"], "one person twice is one person"
        refused = lan.ask("POST", f"/dossiers/{dossier}/confirm", expect=409)
        assert {"document": 0, "field": "citizen_id"} in refused["open"]
        assert field_for(lan)["confirmed_by"] == ["lan"], "who spoke is told so"
        assert field_for(hung)["second_person"] == "waiting" and field_for(hung)["confirmed_by"] == []
        say(hung, number[:-1] + ("0" if number[-1] != "0" else "1"))
        assert field_for(hung)["doubtful"], "they do not say the same"
        say(lan, number)
        say(hung, number)
        assert not field_for(lan)["doubtful"] and field_for(lan)["confirmed_by"] == ["lan", "hung"]
        lan.settle(dossier)
        lan.ask("POST", f"/dossiers/{dossier}/confirm")


def sealed(hoso):
    """A whole life in an encrypted workspace leaves nothing of people readable on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        key = pathlib.Path(folder) / "key"
        key.write_text("ba con ga trong chuong\n")
        key.chmod(0o600)
        with Station(hoso, "--key-file", str(key), init=("--encrypt", "--key-file", str(key))) as desk:
            lan = desk.supervisor()
            dossier = lan.dossier_of(TYPED)
            name = lan.wait_for(dossier, {"needs_review"})["summary"]["name"]
            lan.settle(dossier)
            lan.ask("POST", f"/dossiers/{dossier}/procedure", {"procedure": "1.004222"})
            lan.ask("POST", f"/dossiers/{dossier}/confirm")
            lan.wait_for(dossier, {"packaged"})
            assert lan.ask("GET", f"/dossiers/{dossier}/package").body[:2] == b"PK"
            assert lan.ask("GET", f"/dossiers/{dossier}/receipt").body[:5] == b"%PDF-"
            desk.stop()
            page = TYPED.read_bytes()
            for file in desk.workspace.rglob("*"):
                content = file.read_bytes() if file.is_file() else b""
                for secret in (name.encode(), name.upper().encode(), page[1000:1064], b"%PDF-", b"page.jpg"):
                    assert secret not in content, (file, secret[:20])


def learning(hoso):
    """`hoso learn` of few dossiers says so and changes nothing."""
    with Station(hoso) as desk:
        lan = desk.supervisor()
        dossier = lan.dossier_of(TYPED)
        lan.wait_for(dossier, {"needs_review"})
        lan.settle(dossier)
        lan.ask("POST", f"/dossiers/{dossier}/confirm")
        lan.wait_for(dossier, {"packaged"})
        learned = subprocess.run([hoso, "learn", "--workspace", str(desk.workspace), "--json"], check=True,
                                 capture_output=True, text=True)
        answer = json.loads(learned.stdout)
        assert answer["tried_on"] == 1 and not answer["helps"] and not answer["used"], answer
        assert answer["before"]["values"] > 5 and answer["newly_wrong"] == 0, answer


if __name__ == "__main__":
    PARTS = {part.__name__: part for part in (contract, refusals, hostile, kiosk, two_people, sealed, learning)}
    PARTS[sys.argv[2]](sys.argv[1])
