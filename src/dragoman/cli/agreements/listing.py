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
        counts = f"{row['provisions']} provisions, {row['facts']} facts"
        if row["readings"]:
            counts += f", {row['readings']} readings"
        click.echo(f"{row['id']:<{width}}  {row['title']} ({row['form']}; {counts})")
