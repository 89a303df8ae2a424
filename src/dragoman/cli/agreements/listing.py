"""`dragoman instrument list`: the instruments that come with the program."""

import click

from dragoman.instruments import facts_of, ids, load


@click.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def listing(form: str) -> None:
    """List the instruments of the library, with the number of their provisions, facts and readings."""
    rows = []
    for name in dict.fromkeys(ids().values()):
        found = load(name)
        rows.append(
            {
                "id": name,
                "title": found.title,
                "form": found.form,
                "provisions": len(found.provisions),
                "facts": len(facts_of(found)),
                "readings": len(found.readings),
                "also": list(found.also),
            }
        )
    if form == "json":
        import msgspec

        click.echo(msgspec.json.encode(rows).decode())
        return
    width = max(len(str(row["id"])) for row in rows)
    for row in rows:
        counts = ", ".join(_many(row[noun + "s"], noun) for noun in ("provision", "fact", "reading") if row[noun + "s"])
        click.echo(f"{row['id']:<{width}}  {row['title']} ({row['form']}; {counts})")


def _many(number: object, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
