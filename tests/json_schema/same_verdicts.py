"""Our validator and python3-jsonschema say the same of documents that keep a schema and of mutants that may not.

usage: same_verdicts.py JSON_SCHEMA_VERDICTS
"""

import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
MUTANTS = 400
STRANGERS = [None, True, 0, 1, 1.0, 1.5, -3, "", "x", "Đỗ Thị Hà", "20261126143000", "99999999999999", [], [1], {}, {"x": 1}]

SCHEMA = {
    "type": "object", "additionalProperties": False, "required": ["name", "list"],
    "properties": {
        "name": {"type": "string", "minLength": 2, "maxLength": 9},
        "code": {"type": ["string", "null"], "pattern": "^[A-Z][0-9]{2}(\\.[0-9]+)?$"},
        "count": {"type": "integer", "minimum": 0, "maximum": 3},
        "share": {"type": "number", "minimum": 0.5},
        "kind": {"enum": ["a", 1, None, [1, "x"], {"k": 1.0}]},
        "one": {"const": 1},
        "list": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"$ref": "#/$defs/item"}},
    },
    "$defs": {"item": {"type": "object", "required": ["id"], "properties": {
        "id": {"type": "string", "pattern": "^[0-9]*$"}, "more": {"type": "array", "items": {"$ref": "#/$defs/item"}}}}},
}
GOOD = [
    {"name": "Hà", "list": [{"id": "1"}]},
    {"name": "Đỗ Thị Hà", "code": "H44.12", "count": 3.0, "share": 0.5, "kind": {"k": 1}, "one": 1.0,
     "list": [{"id": "", "more": [{"id": "7", "more": []}]}, {"id": "2", "other": {}}]},
    {"name": "ab", "code": None, "kind": [1, "x"], "list": [{"id": "1"}, {"id": "2"}, {"id": "3"}]},
]


def parents(value):
    """Every object and list in it."""
    if isinstance(value, (dict, list)):
        yield value
        for inner in (value.values() if isinstance(value, dict) else value):
            yield from parents(inner)


def mutant(document, rng):
    """The document with one thing dropped, replaced, added or doubled."""
    changed = copy.deepcopy(document)
    parent = rng.choice(list(parents(changed)))
    keys = list(parent) if isinstance(parent, dict) else list(range(len(parent)))
    kind = rng.choice(["drop", "replace", "replace", "add", "double"])
    if kind == "drop" and keys:
        del parent[rng.choice(keys)]
    elif kind == "replace" and keys:
        parent[rng.choice(keys)] = copy.deepcopy(rng.choice(STRANGERS))
    elif kind == "add" and isinstance(parent, dict):
        parent[rng.choice(["extra", "", "a/b"])] = copy.deepcopy(rng.choice(STRANGERS))
    elif keys and isinstance(parent, list):
        parent.append(copy.deepcopy(parent[rng.choice(keys)]))
    return changed


def verdicts(tool, schema_file, documents):
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in documents)
    done = subprocess.run([tool, schema_file], input=lines, capture_output=True, text=True, check=True)
    return done.stdout.split()


def compare(tool, name, schema_file, good):
    """Disagreements, as lines."""
    schema = json.loads(pathlib.Path(schema_file).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    rng = random.Random(5)
    documents = list(good) + [mutant(rng.choice(good), rng) for _ in range(MUTANTS)]
    documents += [mutant(mutant(rng.choice(good), rng), rng) for _ in range(MUTANTS)]
    expected = ["valid" if validator.is_valid(one) else "invalid" for one in documents]
    actual = verdicts(tool, schema_file, documents)
    if set(expected) != {"valid", "invalid"}:
        yield f"{name}: the mutants test nothing"
    if "invalid" in expected[:len(good)]:
        yield f"{name}: a document that must be valid is not"
    for document, want, got in zip(documents, expected, actual, strict=True):
        if want != got:
            yield f"{name}: {got}, python says {want}: {json.dumps(document, ensure_ascii=False)}"


def main(tool):
    found = []
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(SCHEMA, file)
        file.flush()
        found += compare(tool, "everything", file.name, GOOD)
    for example in sorted((ROOT / "tests/portal/examples").glob("*.json")):
        schema = ROOT / "templates/schema/portal" / (example.name.split(".")[0] + ".schema.json")
        found += compare(tool, example.name, schema, [json.loads(example.read_text(encoding="utf-8"))])
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(sys.argv[1])
