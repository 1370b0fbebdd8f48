"""Files stay below 500 lines, lines below 121 columns."""

import sources

MOST_LINES = 500
MOST_COLUMNS = 120


def breaches():
    for path in sources.files("engine", "plugins", "tests"):
        lines = sources.text_of(path).splitlines()
        if len(lines) > MOST_LINES:
            yield f"{path}: {len(lines)} lines, more than {MOST_LINES}"
        for number, line in enumerate(lines, 1):
            if len(line) > MOST_COLUMNS:
                yield f"{path}:{number}: {len(line)} columns, more than {MOST_COLUMNS}"


if __name__ == "__main__":
    sources.finish(list(breaches()))
