"""`hoso submit` against one_stop_server.py: one dossier arrives, whatever happens on the way.

usage: submit_test.py HOSO [unittest arguments]
"""

import json
import os
import pathlib
import random
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
HOSO = sys.argv.pop(1) if len(sys.argv) > 1 else ""
CODE = "H44.12.34-261126-0001"
SECRETS = ["mat-khau-bi-mat", "Đinh Thị Hà", "025190001234", "0912345678", "ha.dinh@example.vn", "Trần Văn Cán"]
CLASSIC = {"calls": "classic", "user": "motcua", "secret": "mat-khau-bi-mat", "unit": "H44.12", "destination": "VN:GOV",
           "path_authenticate": "/login", "path_integrate": "/integrate"}
CREATE = {"calls": "create", "user": "motcua", "secret": "mat-khau-bi-mat", "unit": "G09.20"}
HASTE = {"tries": 3, "first_wait_ms": 1, "reply_s": 5, "connect_s": 2}


def fault(step, kind, **more):
    return {"step": step, "fault": kind, **more}


class Server:
    """The mock server, running."""

    def __init__(self, folder, plan=(), tls=None):
        file = folder / f"plan-{random.random()}.json"
        file.write_text(json.dumps(list(plan)), encoding="utf-8")
        command = [sys.executable, HERE / "one_stop_server.py", "--plan", file] + (["--tls", tls] if tls else [])
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{int(self.process.stdout.readline())}"

    def seen(self):
        with urllib.request.urlopen(f"{self.url}/seen") as reply:
            return json.load(reply)

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class SubmitTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.package = self.make_package("package")
        self.state = self.folder / "state.json"

    def make_package(self, name, note=""):
        """As `hoso pack` would make it, from the payloads that portal_tests compares."""
        package = self.folder / name
        (package / "portal").mkdir(parents=True)
        (package / "dossier.xml").write_text("<dossier/>", encoding="utf-8")
        for number in (1, 2):
            (package / f"{CODE}.{number}.pdf").write_text(f"%PDF-1.7\n{number} pdfaid:part {note}\n", encoding="utf-8")
        payloads = {"DongBoHoSoMC": "dong_bo_ho_so", "CapNhatTienDoHoSoMC": "cap_nhat_tien_do",
                    "CreateDossier": "create_dossier", "CapNhatTienTrinh": "cap_nhat_tien_trinh"}
        for to, example in payloads.items():
            text = (HERE / f"examples/{example}.residence.json").read_text(encoding="utf-8")
            (package / f"portal/{to}.json").write_text(text, encoding="utf-8")
        return package

    def serve(self, *plan, tls=None):
        server = Server(self.folder, plan, tls)
        self.addCleanup(server.end)
        return server

    def account(self, settings, mode=0o600, **more):
        file = self.folder / f"account-{settings['calls']}.json"
        file.unlink(missing_ok=True)
        file.write_text(json.dumps({**settings, **HASTE, **more}), encoding="utf-8")
        file.chmod(mode)
        return file

    def command(self, url, account, *more, package=None):
        return [HOSO, "submit", package or self.package, "--adapter", url, "--account", account, "--state", self.state,
                *more]

    def submit(self, url, account, *more, package=None):
        done = subprocess.run(self.command(url, account, *more, package=package), capture_output=True, text=True,
                              timeout=60, check=False)
        for secret in SECRETS:
            self.assertNotIn(secret, done.stdout + done.stderr)
        if self.state.exists():
            for secret in SECRETS:
                self.assertNotIn(secret, self.state.read_text(encoding="utf-8"))
        return done

    def assert_ends(self, done, code, message=""):
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertIn(message, done.stdout + done.stderr)

    def assert_one_dossier(self, server):
        seen = server.seen()
        self.assertEqual(list(seen["dossiers"]), [CODE])
        self.assertEqual(seen["copies"], 0, "it was sent once too often")
        return seen


class Classic(SubmitTest):
    def test_a_dossier_arrives_with_its_progress(self):
        server = self.serve()
        done = self.submit(server.url, self.account(CLASSIC), "--json")
        self.assert_ends(done, 0)
        self.assertEqual(json.loads(done.stdout), {"code": CODE, "id": "", "sent_before": False})
        seen = self.assert_one_dossier(server)
        self.assertEqual(seen["dossiers"][CODE]["ChuHoSo"], "Đinh Thị Hà")
        self.assertEqual(len(seen["progress"]), 1)
        self.assertEqual(seen["calls"], ["auth", "lookup", "create", "progress"])
        self.assertEqual(stat.S_IMODE(self.state.stat().st_mode), 0o600)

    def test_a_second_run_sends_nothing(self):
        server = self.serve()
        account = self.account(CLASSIC)
        self.assert_ends(self.submit(server.url, account), 0)
        done = self.submit(server.url, account, "--lang", "en")
        self.assert_ends(done, 0, "sent by an earlier run")
        self.assertEqual(server.seen()["calls"].count("create"), 1)
        self.assertEqual(len(server.seen()["progress"]), 1)

    def test_replies_that_get_lost(self):
        for kind in ("lost", "dropped", "bad_json", "500", "500_done", "503", "429"):
            with self.subTest(kind):
                self.state.unlink(missing_ok=True)
                server = self.serve(fault("create", kind))
                self.assert_ends(self.submit(server.url, self.account(CLASSIC)), 0)
                self.assert_one_dossier(server)

    def test_a_reply_that_comes_too_late(self):
        server = self.serve(fault("create", "slow", seconds=3))
        self.assert_ends(self.submit(server.url, self.account(CLASSIC, reply_s=1)), 0)
        self.assert_one_dossier(server)

    def test_passing_trouble_in_every_other_call(self):
        steps = ("auth", "lookup", "progress")
        server = self.serve(*[fault(step, kind) for step in steps for kind in ("503", "dropped")])
        self.assert_ends(self.submit(server.url, self.account(CLASSIC)), 0)
        self.assert_one_dossier(server)

    def test_a_session_that_ends_on_the_way(self):
        server = self.serve(fault("create", "expired"), fault("progress", "expired"))
        self.assert_ends(self.submit(server.url, self.account(CLASSIC)), 0)
        self.assertEqual(self.assert_one_dossier(server)["calls"].count("auth"), 3)

    def test_an_outcome_that_nobody_knows_is_not_guessed(self):
        broken = [fault("lookup", "reject")] * 2
        server = self.serve(fault("create", "lost"), *broken)
        account = self.account(CLASSIC)
        self.assert_ends(self.submit(server.url, account), 3, "submit.outcome_unknown")
        self.assertEqual(json.loads(self.state.read_text(encoding="utf-8"))["creation"], "sent")
        done = self.submit(server.url, account, "--lang", "en")
        self.assert_ends(done, 0, "sent by an earlier run")
        self.assertEqual(self.assert_one_dossier(server)["calls"].count("create"), 1)

    def test_resend_is_for_people_who_looked(self):
        broken = [fault("lookup", "reject")] * 3
        server = self.serve(fault("create", "dropped"), *broken)
        account = self.account(CLASSIC)
        self.assert_ends(self.submit(server.url, account), 3, "submit.outcome_unknown")
        self.assert_ends(self.submit(server.url, account, "--resend"), 0)
        self.assert_one_dossier(server)

    def test_a_code_that_is_taken_is_not_overwritten(self):
        server = self.serve()
        account = self.account(CLASSIC)
        self.assert_ends(self.submit(server.url, account), 0)
        self.state.unlink()
        other = self.make_package("other", "another dossier of the same code")
        self.assert_ends(self.submit(server.url, account, package=other), 3, "submit.already_there")
        self.assertEqual(server.seen()["calls"].count("create"), 1)

    def test_a_rejection_is_told_by_its_code_only(self):
        server = self.serve(fault("create", "reject"))
        account = self.account(CLASSIC)
        self.assert_ends(self.submit(server.url, account), 5, "05")
        self.assert_ends(self.submit(server.url, account), 0)  # nothing was there, so it may be sent
        self.assert_one_dossier(server)

    def test_a_wrong_password(self):
        server = self.serve()
        self.assert_ends(self.submit(server.url, self.account(CLASSIC, secret="khac")), 4, "submit.not_authorised")
        self.assertEqual(server.seen()["calls"], ["auth"])

    def test_nobody_there(self):
        server = self.serve()
        server.end()
        self.assert_ends(self.submit(server.url, self.account(CLASSIC)), 5, "submit.no_connection")

    def test_killed_while_the_receiver_works(self):
        server = self.serve(fault("create", "slow", seconds=2))
        account = self.account(CLASSIC)
        with subprocess.Popen(self.command(server.url, account), stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as running:
            while "create" not in server.seen()["calls"]:
                time.sleep(0.02)
            running.send_signal(signal.SIGKILL)
        self.assert_ends(self.submit(server.url, account), 0)
        self.assert_one_dossier(server)

    def test_two_at_once(self):
        server = self.serve(fault("create", "slow", seconds=2))
        account = self.account(CLASSIC)
        with subprocess.Popen(self.command(server.url, account), stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as first:
            while "create" not in server.seen()["calls"]:
                time.sleep(0.02)
            self.assert_ends(self.submit(server.url, account), 3, "submit.busy")
            self.assertEqual(first.wait(), 0)
        self.assert_one_dossier(server)

    def test_any_row_of_faults_ends_with_one_dossier(self):
        rng = random.Random(20261126)
        kinds = ["lost", "dropped", "bad_json", "500", "503", "500_done", "expired", "429"]
        for number in range(12):
            with self.subTest(number):
                self.state.unlink(missing_ok=True)
                plan = [fault(rng.choice(["auth", "lookup", "create", "progress"]), rng.choice(kinds)) for _ in range(6)]
                server = self.serve(*plan)
                account = self.account(CLASSIC)
                codes = []
                while not codes or codes[-1] != 0:
                    codes.append(self.submit(server.url, account).returncode)
                    self.assertLess(len(codes), 8, codes)
                self.assert_one_dossier(server)
                server.end()


class Create(SubmitTest):
    def setUp(self):
        super().setUp()
        for name in ("CreateDossier", "CapNhatTienTrinh"):  # the receiver gives the number
            file = self.package / f"portal/{name}.json"
            file.write_text(file.read_text(encoding="utf-8").replace(CODE + '"', '"'), encoding="utf-8")

    def assert_one_dossier(self, server):
        seen = server.seen()
        self.assertEqual(len(seen["dossiers"]), 1)
        self.assertEqual(seen["copies"], 0)
        return seen

    def test_files_go_first_and_are_named_by_id_and_hash(self):
        server = self.serve()
        done = self.submit(server.url, self.account(CREATE), "--json")
        self.assert_ends(done, 0)
        number = "G09.20-20261126-0000001"
        self.assertEqual(json.loads(done.stdout), {"code": number, "id": "hs-1", "sent_before": False})
        seen = self.assert_one_dossier(server)
        self.assertEqual(seen["calls"], ["auth", "number", "upload", "upload", "create", "progress", "status"])
        papers = [paper for one in seen["dossiers"][number]["body"]["ThanhPhanHoSo"] for paper in one["GiayToDinhKem"]]
        self.assertEqual([paper["IdGiayTo"] for paper in papers], ["tep-1", "tep-2"])
        self.assertEqual(seen["files"]["tep-1"]["name"], f"{CODE}.1.pdf")
        self.assertEqual(seen["statuses"], [{"IdHoSo": "hs-1", "MaHoSo": number, "TrangThai": 2}])
        self.assertEqual(seen["progress"][0]["MaHoSo"], number)

    def test_what_was_handed_in_is_not_handed_in_again(self):
        server = self.serve(fault("create", "reject"))
        account = self.account(CREATE)
        self.assert_ends(self.submit(server.url, account), 5, "submit.rejected")
        self.assert_ends(self.submit(server.url, account), 0)
        calls = self.assert_one_dossier(server)["calls"]
        self.assertEqual((calls.count("number"), calls.count("upload")), (1, 2))

    def test_without_a_look_up_a_lost_reply_stays_a_question(self):
        server = self.serve(fault("create", "lost"))
        account = self.account(CREATE)
        for _ in range(2):
            self.assert_ends(self.submit(server.url, account), 3, "submit.outcome_unknown")
        self.assertEqual(self.assert_one_dossier(server)["calls"].count("create"), 1)

    def test_with_a_look_up_it_is_answered(self):
        for kind in ("lost", "dropped", "bad_json", "500_done", "500"):
            with self.subTest(kind):
                self.state.unlink(missing_ok=True)
                server = self.serve(fault("create", kind))
                self.assert_ends(self.submit(server.url, self.account(CREATE, path_lookup="/TraCuu")), 0)
                self.assertEqual(len(self.assert_one_dossier(server)["statuses"]), 1)

    def test_tokens_that_end_and_tokens_in_the_address(self):
        server = self.serve(fault("upload", "expired"), fault("status", "expired"))
        self.assert_ends(self.submit(server.url, self.account(CREATE, token_in="query")), 0)
        self.assert_one_dossier(server)

    def test_a_broken_answer_to_an_upload(self):
        server = self.serve(*[fault("upload", "bad_json")])
        account = self.account(CREATE)
        self.assert_ends(self.submit(server.url, account), 5, "submit.bad_reply")
        self.assert_ends(self.submit(server.url, account), 0)
        self.assert_one_dossier(server)


class Refusals(SubmitTest):
    def test_accounts_that_others_can_read(self):
        server = self.serve()
        self.assert_ends(self.submit(server.url, self.account(CLASSIC, mode=0o640)), 4, "account.not_private")
        self.assertEqual(server.seen()["calls"], [])

    def test_addresses_that_are_not_safe(self):
        self.assert_ends(self.submit("http://motcua.example.vn", self.account(CLASSIC)), 1, "submit.unsafe_url")

    def test_a_state_file_of_another_dossier(self):
        server = self.serve()
        account = self.account(CLASSIC)
        self.assert_ends(self.submit(server.url, account), 0)
        other = self.make_package("other", "other pages")
        self.assert_ends(self.submit(server.url, account, package=other), 2, "submit.other_package")

    def test_a_state_file_that_is_none(self):
        server = self.serve()
        for text in ("{", "[]", '{"version": 2}', '{"version": 1, "package": 3}'):
            self.state.write_text(text, encoding="utf-8")
            self.assert_ends(self.submit(server.url, self.account(CLASSIC)), 2, "submit.bad_state")
        self.assertEqual(server.seen()["calls"], [])

    def test_what_would_be_refused_is_not_sent(self):
        (self.package / f"{CODE}.1.pdf").write_bytes(b"\xff\xd8\xff a picture")
        server = self.serve()
        self.assert_ends(self.submit(server.url, self.account(CLASSIC)), 3, "rehearsal.file_type")
        self.assertEqual(server.seen()["calls"], [])

    def test_certificates_are_checked(self):
        certificate = self.folder / "server.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", certificate, "-out",
                        self.folder / "public.pem", "-days", "1", "-subj", "/CN=127.0.0.1", "-addext",
                        "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
        with certificate.open("a", encoding="utf-8") as file:
            file.write((self.folder / "public.pem").read_text(encoding="utf-8"))
        server = self.serve(tls=certificate)
        self.assert_ends(self.submit(server.url, self.account(CLASSIC)), 5, "submit.no_connection")
        known = self.account(CLASSIC, ca_file=str(self.folder / "public.pem"))
        self.assert_ends(self.submit(server.url, known), 0)


class FromPaper(SubmitTest):
    """A scan, all the way: hoso run, pack, rehearse, submit."""

    FACTS = {"code": CODE, "unit": {"code": "H44.12.34", "name": "Công an xã Long Cốc"}, "received": "2026-11-26 14:30",
             "due": "2026-12-07 17:00", "officer": {"name": "Trần Văn Cán"}, "vneid": True,
             "files_url": "https://motcua.example.vn/tep"}

    def hoso(self, *arguments):
        return subprocess.run([HOSO, *arguments], capture_output=True, text=True, check=False, env=self.environment)

    def pack(self, facts):
        (self.folder / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
        return self.hoso("pack", self.folder / "run/page", "--profile", "portal", "--facts", self.folder / "facts.json",
                         "--out", self.folder / f"packed-{random.random()}", "--json")

    def setUp(self):
        super().setUp()
        self.environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "HOSO_DATA": "", "LC_ALL": "C"}
        sample = HERE.parents[1] / "samples/ct01/tt116-2026-hoso-scan-200/page.jpg"
        self.hoso("run", sample, "--procedure", "1.004222", "--case", "own", "--out", self.folder / "run")

    def test_a_scan_arrives(self):
        done = self.pack(self.FACTS)
        self.assert_ends(done, 0)
        self.assertEqual(json.loads(done.stdout)["left_out"], [])
        package = json.loads(done.stdout)["package"]
        rehearsed = self.hoso("rehearse", package, "--portal", "dvcqg", "--case", "own")
        self.assert_ends(rehearsed, 0, "Không thấy điều gì sẽ bị từ chối")
        server = self.serve()
        self.assert_ends(self.submit(server.url, self.account(CLASSIC), package=package), 0)
        dossier = self.assert_one_dossier(server)["dossiers"][CODE]
        truth = json.loads((HERE.parents[1] / "samples/ct01/tt116-2026-hoso-scan-200/truth.json")
                           .read_text(encoding="utf-8"))
        self.assertIn(dossier["ChuHoSo"], json.dumps(truth, ensure_ascii=False))
        self.assertEqual(dossier["TaiLieuNop"][0]["MaThanhPhanHoSo"], "000.00.00.G01-KQ003604")
        self.assertEqual(dossier["TaiLieuNop"][0]["DuocSoHoa"], "1")

    def test_what_nobody_said_is_left_out_and_said(self):
        done = self.pack({"unit": {"name": "Công an xã Long Cốc"}})
        self.assert_ends(done, 0)
        self.assertEqual({one["fact"] for one in json.loads(done.stdout)["left_out"]},
                         {"code", "officer.name", "unit.code"})
        package = json.loads(done.stdout)["package"]
        self.assert_ends(self.hoso("rehearse", package, "--portal", "dvcqg"), 3, "rehearsal.payload_missing")

    def test_facts_that_are_wrong_stop_the_packing(self):
        self.assert_ends(self.pack({**self.FACTS, "due": "mai"}), 2, "portal.bad_fact")
        self.assert_ends(self.pack({**self.FACTS, "code": "H44 12"}), 2, "portal.bad_payload")

    def test_the_same_facts_give_the_same_bytes(self):
        packages = [pathlib.Path(json.loads(self.pack(self.FACTS).stdout)["package"]) for _ in range(2)]
        self.assertEqual(packages[0].read_bytes(), packages[1].read_bytes())

    def test_zips_that_are_none(self):
        bad = self.folder / "bad.zip"
        bad.write_bytes(b"PK\x03\x04 no zip")
        self.assert_ends(self.hoso("rehearse", bad, "--portal", "dvcqg"), 2, "package.unreadable")


class Rehearse(SubmitTest):
    def rehearse(self, *more):
        return subprocess.run([HOSO, "rehearse", self.package, *more], capture_output=True, text=True, check=False)

    def test_a_good_package(self):
        done = self.rehearse("--portal", "dvcqg", "--case", "rented")
        self.assert_ends(done, 0, "Không thấy điều gì sẽ bị từ chối")
        self.assertIn("chưa được đối chiếu", done.stdout)

    def test_what_is_wrong_is_said_in_both_languages(self):
        (self.package / f"{CODE}.2.pdf").unlink()
        done = self.rehearse("--portal", "dvcqg", "--json")
        self.assert_ends(done, 3)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["verdict"], "refused")
        self.assertEqual([one["code"] for one in answer["objections"]], ["rehearsal.file_missing"])
        for part in ("message", "next_step", "source"):
            self.assertTrue(answer["objections"][0][part]["vi"] and answer["objections"][0][part]["en"])
        self.assertIn("SẼ BỊ TỪ CHỐI", self.rehearse("--portal", "dvcqg").stdout)
        self.assertIn("WILL BE REFUSED", self.rehearse("--portal", "dvcqg", "--lang", "en").stdout)

    def test_portals_and_cases_that_there_are_not(self):
        self.assert_ends(self.rehearse("--portal", "dvcgq"), 1, "dvcqg")
        self.assert_ends(self.rehearse("--portal", "dvcqg", "--case", "mine"), 1, "rented")


if __name__ == "__main__":
    os.environ["NO_PROXY"] = "127.0.0.1"
    unittest.main()
