"""Elements of SVG, written safely."""

from collections.abc import Iterable

from markupsafe import Markup, escape

Value = str | float | int | None


def element(tag: str, /, *children: Markup | str, **attributes: Value) -> Markup:
    """Write an element; text and attributes are escaped, null attributes left out.

    `children` are text, or `Markup` for elements; a name of `attributes` may end in `_` (`class_`) and holds `_` for
    `-` (`stroke_width`); numbers are rounded to tenths. Raises `ValueError` for `style` and `on…`, which the desk's
    content security policy forbids, and for an address that is no link of the web (`javascript:`).

    >>> element("text", "1 < 2", x=3.14159, class_="axis")
    Markup('<text x="3.1" class="axis">1 &lt; 2</text>')
    """
    return Markup(f"<{tag}{_written(attributes)}>{''.join(escape(child) for child in children)}</{tag}>")


def drawing(
    *children: Markup | str,
    width: float,
    height: float,
    title: str,
    about: str,
    name: str,
    view: str = "",
    kind: str = "",
    **attributes: Value,
) -> Markup:
    """Write a whole drawing that scales with its page and says what it shows.

    `width` and `height` are in its own units; `title` and `about` are read out by screen readers; `name` makes its ids
    its own where a page has several; `view` is another `viewBox`; `kind` its class beside `drawing`; `attributes` are
    those it has besides.
    """
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", about, id=f"{name}-about"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=view or f"0 0 {number(width)} {number(height)}",
        class_=f"drawing {kind}".strip(),
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-about",
        font_family="system-ui, sans-serif",
        font_size="12",
        fill="#22262b",
        **attributes,
    )


def group(children: Iterable[Markup], /, **attributes: Value) -> Markup:
    """Write a group of elements."""
    return element("g", *children, **attributes)


def link(href: str, /, *children: Markup, label: str) -> Markup:
    """Write a link with a name of its own; `href` is a path of the desk or an https address."""
    return element("a", element("title", label), *children, href=href, aria_label=label)


def number(value: float) -> str:
    """Write a number in tenths, without a needless `.0`.

    >>> number(3.0), number(3.14159), number(-0.01)
    ('3', '3.1', '0')
    """
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _written(attributes: dict[str, Value]) -> str:
    parts = []
    for name, value in attributes.items():
        if value is None:
            continue
        key = name.rstrip("_").replace("_", "-")
        if key == "style" or key.startswith("on"):
            raise ValueError(f"attribute: got {key}; expected none that the page's policy forbids; use a class")
        if key == "href" and not _fit(str(value)):
            raise ValueError(f"href: got {value!r}; expected a path or an https address; leave the link out")
        parts.append(f' {key}="{escape(value if isinstance(value, str) else number(value))}"')
    return "".join(parts)


def _fit(href: str) -> bool:
    return href.startswith(("/", "?", "#", "https://", "http://")) and not href.startswith("//")
