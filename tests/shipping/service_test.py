"""The service's unit: systemd takes it, and readers still confine themselves below what it forbids.

usage: service_test.py HOSO unit|confinement
"""

import ctypes
import errno
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request

import checks
from checks import output_of, require

UNIT = checks.ROOT / "engine" / "packaging" / "service" / "hoso-review.service"
# systemd-analyze security: 0 = nothing exposed, 10 = everything.
MOST_EXPOSED = 1.5
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
EQUAL, MASKED_EQUAL = 4, 7
PROT_WRITE, PROT_EXEC = 2, 4
# CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET, NEWTIME
NAMESPACES = (0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000, 0x80)
LANDLOCK_CREATE_RULESET = 444
NOBODY = 65534


def check_unit(hoso):
    """On a copy: the command is not installed here."""
    with tempfile.TemporaryDirectory(prefix="hoso-unit-") as folder:
        copy = pathlib.Path(folder) / UNIT.name
        copy.write_text(UNIT.read_text(encoding="utf-8").replace("/usr/bin/hoso", str(hoso)),
                        encoding="utf-8")
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", copy], capture_output=True, text=True,
                              check=False)
        complaints = [line for line in done.stderr.splitlines() if UNIT.name in line]
        require(done.returncode == 0 and not complaints, f"systemd-analyze verify: {done.stderr}")
        output_of("systemd-analyze", "security", "--offline=yes", f"--threshold={int(MOST_EXPOSED * 10)}", copy)


class Comparison(ctypes.Structure):
    _fields_ = [("argument", ctypes.c_uint), ("how", ctypes.c_int), ("first", ctypes.c_uint64),
                ("second", ctypes.c_uint64)]


def calls_in(words):
    """Names of system calls; a group stands for its own and those of the groups in it."""
    names = set()
    for word in words:
        if not word.startswith("@"):
            names.add(word)
            continue
        listed = output_of("systemd-analyze", "syscall-filter", word).splitlines()[1:]
        names |= calls_in(line.split()[0] for line in listed if line.strip() and not line.strip().startswith("#"))
    return names


def allowed_calls():
    """What the SystemCallFilter lines of the unit add up to."""
    allowed = set()
    for value in re.findall(r"^SystemCallFilter=(.*)$", UNIT.read_text(encoding="utf-8"), re.M):
        if value.startswith("~"):
            allowed -= calls_in(value[1:].split())
        else:
            allowed |= calls_in(value.split())
    return allowed


class Filter:
    """As systemd makes it of the unit: calls, memory that is written and run, namespaces, kinds of sockets."""

    def __init__(self):
        self.library = ctypes.CDLL("libseccomp.so.2")
        self.library.seccomp_init.restype = ctypes.c_void_p
        self.context = ctypes.c_void_p(self.library.seccomp_init(REFUSE))
        special = {"mmap", "mprotect", "pkey_mprotect", "clone", "clone3", "unshare", "setns", "socket"}
        for name in allowed_calls() - special:
            self.allow(name)
        # Either of the two is fine, both together are not; what is memory stays memory.
        self.allow("mmap", (2, MASKED_EQUAL, PROT_EXEC, 0))
        self.allow("mmap", (2, MASKED_EQUAL, PROT_WRITE, 0))
        self.allow("mprotect", (2, MASKED_EQUAL, PROT_EXEC, 0))
        self.allow("clone", (0, MASKED_EQUAL, sum(NAMESPACES), 0))
        for family in (1, 2, 10):  # AF_UNIX, AF_INET, AF_INET6
            self.allow("socket", (0, EQUAL, family, 0))
        self.library.seccomp_rule_add_array(self.context, 0x00050000 | errno.ENOSYS, self.number("clone3"), 0, None)

    def number(self, name):
        return self.library.seccomp_syscall_resolve_name(name.encode())

    def allow(self, name, *conditions):
        if self.number(name) < 0:
            return  # of other processors
        array = (Comparison * len(conditions))(*(Comparison(*one) for one in conditions))
        failure = self.library.seccomp_rule_add_array(self.context, ALLOW, self.number(name), len(conditions), array)
        require(failure == 0, f"no rule for {name}")

    def put_on(self):
        """In the child, for good. Not root any more, as the service is not."""
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        if self.library.seccomp_load(self.context) != 0:
            os._exit(1)


def landlock_abi(filtered=None):
    """The version that a process is told; -1 = none, or refused."""
    code = f"import ctypes; print(ctypes.CDLL(None).syscall({LANDLOCK_CREATE_RULESET}, None, 0, 1))"
    done = subprocess.run(["/usr/bin/python3", "-c", code], capture_output=True, text=True, check=True,
                          preexec_fn=filtered and filtered.put_on)
    return int(done.stdout)


def serve_once(hoso, workspace, more):
    """The desk answers, and ends when it is told to."""
    with subprocess.Popen([hoso, "review", "--workspace", workspace, "--port", "0", "--lang", "en"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, **more) as server:
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
            require(address, "the desk says where it is")
            with urllib.request.urlopen(address.group(), timeout=20) as answer:
                require(answer.status == 200, "the desk's page")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=30)
    require(server.returncode in (0, 130), f"the desk ends in order, not with {server.returncode}")


def check_confinement(hoso):
    """No --allow-unconfined: a reader that could not lock itself in would refuse the page."""
    filtered = Filter()
    # Where Landlock is refused readers go on with seccomp alone, so that nothing below would show it.
    missing = {"landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"} - allowed_calls()
    require(not missing, f"the unit forbids {missing}")
    require(landlock_abi(filtered) == landlock_abi(), "Landlock can be had below the filter")
    with tempfile.TemporaryDirectory(prefix="hoso-service-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o777)
        more = {"preexec_fn": filtered.put_on, "cwd": folder,
                "env": {**os.environ, "HOME": name, "TMPDIR": name, "HOSO_CACHE": "", "HOSO_DATA": f"{name}/data"}}
        page = folder / "page.jpg"
        shutil.copy(checks.SAMPLE, page)
        page.chmod(0o644)
        workspace = folder / "office"
        output_of(hoso, "run", page, "--out", folder / "out", **more)
        output_of(hoso, "init", workspace, **more)
        output_of(hoso, "import", page, "--workspace", workspace, **more)
        subprocess.run([hoso, "work", "--workspace", workspace, "--until-empty"], check=False, timeout=60,
                       stdout=subprocess.DEVNULL, **more)
        listed = output_of(hoso, "dossiers", "--workspace", workspace, "--json", **more)
        require("set_aside" not in listed and "needs_review" in listed, f"the page was read: {listed}")
        serve_once(hoso, workspace, more)


if __name__ == "__main__":
    checks.require_programs("systemd-analyze")
    {"unit": check_unit, "confinement": check_confinement}[sys.argv[2]](pathlib.Path(sys.argv[1]).resolve())
