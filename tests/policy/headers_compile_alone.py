"""Every SDK header compiles by itself: a plugin author may include it first.

usage: headers_compile_alone.py COMPILER GENERATED_INCLUDE_FOLDER
"""

import concurrent.futures
import os
import subprocess
import sys

import sources


def complaint_about(header, compiler, generated):
    command = [compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", "c++",
               "-isystem", "/usr/include/opencv4", "-DPOINTERHOLDER_TRANSITION=4", f"-I{sources.ROOT}/engine/include",
               f"-I{generated}", "-include", str(sources.ROOT / header), "/dev/null"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"{header}:\n{run.stderr}" if run.returncode else None


def breaches(compiler, generated):
    headers = sources.files("engine/include")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = pool.map(lambda h: complaint_about(h, compiler, generated), headers)
    return [complaint for complaint in complaints if complaint]


if __name__ == "__main__":
    sources.finish(breaches(sys.argv[1], sys.argv[2]))
