"""JSON Schemas of the records that the API gives, with what each field means in the words of its record."""

import ast
import inspect
import types
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import Any, get_args

import msgspec
from msgspec.inspect import StructType, type_info

TEMPLATE = "#/components/schemas/{name}"
"""Where the schemas stand."""


def reference(gives: Any, /) -> dict[str, Any]:
    """Give the schema of a type as a reference; of a union, of each of its types.

    >>> from dragoman.shapes import Place
    >>> reference(list[Place])
    {'type': 'array', 'items': {'$ref': '#/components/schemas/Place'}}
    """
    found = [_schema(one) for one in _types(gives)]
    return found[0] if len(found) == 1 else {"anyOf": found}


def _schema(one: Any) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([one], ref_template=TEMPLATE)
    return dict(schema)


def _types(gives: Any) -> Sequence[Any]:
    return get_args(gives) if isinstance(gives, types.UnionType) else (gives,)


def components(every: Iterable[Any], /) -> dict[str, Any]:
    """Give the schemas of all records that types are made of, by name."""
    asked = [one for gives in every for one in _types(gives)]
    _, found = msgspec.json.schema_components(asked, ref_template=TEMPLATE)
    records = {cls.__name__: cls for one in asked for cls in _records(type_info(one), set())}
    for name, schema in found.items():
        cls = records.get(name)
        for field, says in meanings(cls).items() if cls else ():
            if field in schema.get("properties", {}):
                schema["properties"][field] = {**schema["properties"][field], "description": says}
    # Defaults are tuples yet, which JSON knows as lists.
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found))
    return plain


@cache
def meanings(record: type, /) -> dict[str, str]:
    """Read what each field of a record means from the words below it in its source.

    >>> from dragoman.shapes import Place
    >>> meanings(Place)["country"]
    'ISO 3166-1 alpha-3 code.'
    """
    try:
        tree = ast.parse(dedent(inspect.getsource(record)))
    except (OSError, TypeError, SyntaxError):
        return {}
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    return {
        field.target.id: " ".join(words.value.value.split())
        for field, words in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(words, ast.Expr)
        and isinstance(words.value, ast.Constant)
        and isinstance(words.value.value, str)
    }


def _records(info: Any, seen: set[type]) -> Iterator[type]:
    """Give every record that a type is made of."""
    if isinstance(info, StructType):
        if info.cls in seen:
            return
        seen.add(info.cls)
        yield info.cls
        for field in info.fields:
            yield from _records(field.type, seen)
    elif isinstance(info, msgspec.inspect.Type):
        for name in info.__struct_fields__:
            value = getattr(info, name)
            for part in value if isinstance(value, tuple) else (value,):
                yield from _records(part, seen)
