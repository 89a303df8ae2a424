"""`dragoman schema`: the JSON Schema of the record."""

import json

import click

from dragoman.shapes.schema import schema as json_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of entries, articles and parses."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
