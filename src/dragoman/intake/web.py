"""Pages and feeds by their address, within limits of time and size, and never from a private network unasked."""

import re
from collections.abc import Iterator

import httpcore
import httpx
import msgspec

from dragoman import __version__
from dragoman.intake import stream
from dragoman.intake.network import OutOfTime, RefusedAddress, Transport
from dragoman.shapes.errors import FetchError

_AGENT = f"dragoman/{__version__} (reads news pages)"
_READABLE = ("text/", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip",
             "application/warc", "application/json", "application/ndjson", "application/x-ndjson", "application/jsonl",
             "application/jsonlines", "application/x-jsonlines", "application/ld+json")  # fmt: skip
_NUMBER = re.compile(r"^\[Errno -?\d+\] ")
_REDIRECTS = {301, 302, 303, 307, 308}


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much a fetch may take."""

    size: int = 20 << 20
    """Bytes of the answer, as sent and as inflated."""
    redirects: int = 5
    """Redirects that are followed."""
    seconds: float = 30.0
    """Seconds for all of it."""
    silence: float = 10.0
    """Seconds without a byte."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What stood at an address."""

    url: str
    """The address that it stood at in the end."""
    charset: str | None
    """The charset that the server named."""
    data: bytes
    """The bytes, without the transfer's and the content's encoding."""


_USUAL = Limits()


def fetch(address: str, *, allow_private: bool = False, limits: Limits = _USUAL) -> Answer:
    """Fetch an address; `FetchError` says why it can't be.

    `address` is `http://…` or `https://…`; `allow_private` lets it lie in a private network or on this machine;
    `limits` bound time, size and redirects. Proxies and credentials of the environment are not used: what is
    checked is what is connected to.

    >>> fetch("http://127.0.0.1/")
    Traceback (most recent call last):
    ...
    dragoman.shapes.errors.FetchError: http://127.0.0.1/: got a private address (127.0.0.1); expected an address of \
the open internet; allow private addresses (--allow-private) if it is yours
    """
    transport = Transport(allow_private=allow_private, seconds=limits.seconds)
    client = httpx.Client(
        transport=transport,
        trust_env=False,
        timeout=limits.silence,
        headers={
            "User-Agent": _AGENT,
            "Accept-Encoding": "gzip",
            "Accept": "text/html, application/xml, text/*, */*;q=0.5",
        },
    )
    with client:
        try:
            return _follow(client, address, limits)
        except RefusedAddress as error:
            raise _error(
                address,
                f"a private address ({error})",
                "an address of the open internet",
                "allow private addresses (--allow-private) if it is yours",
            ) from None
        except OutOfTime:
            raise _error(
                address, f"no full answer in {limits.seconds:g} seconds", "an answer in time", "try again later"
            ) from None
        except (httpcore.TimeoutException, TimeoutError):
            raise _error(
                address, f"silence for {limits.silence:g} seconds", "an answer in time", "try again later"
            ) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise _error(
                address, f"a failed connection ({_reason(error)})", "an answer", "check the address, or try again"
            ) from None
        except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError, ValueError) as error:
            raise _error(address, f"no address ({error})", "an http:// or https:// address", "check it") from None


def _follow(client: httpx.Client, address: str, limits: Limits) -> Answer:
    """Follow redirects, each to an address that is checked like the first."""
    url = httpx.URL(address)
    for _ in range(limits.redirects + 1):
        if url.scheme not in ("http", "https") or not url.host:
            raise _error(address, f"the address {url}", "an http:// or https:// address", "check it")
        with client.stream("GET", url) as response:
            location = response.headers.get("Location")
            if response.status_code in _REDIRECTS and location:
                url = url.join(location).copy_with(fragment=None)
                continue
            return _answer(response, address, limits)
    raise _error(address, f"more than {limits.redirects} redirects", "a page", "check where the address leads")


def _answer(response: httpx.Response, address: str, limits: Limits) -> Answer:
    if not response.is_success:
        status = f"status {response.status_code} {response.reason_phrase}".strip()
        raise _error(address, status, "a page", "check the address, or try again later")
    media = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
    if media and not media.startswith(_READABLE) and not media.endswith(("xml", "+json")):
        raise _error(address, f"content of the type {media}", "a page, a feed or text", "give the address of the text")
    return Answer(url=str(response.url), charset=response.charset_encoding, data=_data(response, address, limits))


def _data(response: httpx.Response, address: str, limits: Limits) -> bytes:
    raw = stream.Joined(_bounded(response, address, limits))
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in ("identity", ""):
        # One byte more than the limit: a part may end just there, with the page going on behind it.
        return stream.take(raw, size=limits.size + 1)
    if coding not in ("gzip", "x-gzip"):
        raise _error(address, f"content in the encoding {coding}", "gzip or none", "fetch it by other means")
    inflated = stream.Inflated(raw)
    data = stream.take(inflated, size=limits.size + 1)
    if len(data) > limits.size:
        raise _too_much(address, limits)
    if inflated.damage:
        raise _error(address, inflated.damage, "a whole answer", "try again later")
    return data


def _bounded(response: httpx.Response, address: str, limits: Limits) -> Iterator[bytes]:
    size = 0
    for part in response.iter_raw():
        size += len(part)
        if size > limits.size:
            raise _too_much(address, limits)
        yield part


def _reason(error: Exception) -> str:
    """Give the reason of a failed connection without the number that systems put before it."""
    return _NUMBER.sub("", str(error)) or type(error).__name__


def _too_much(address: str, limits: Limits) -> FetchError:
    return _error(address, f"more than {limits.size:,} bytes", "a page of up to that", "fetch it by other means")


def _error(address: str, got: str, expected: str, remedy: str) -> FetchError:
    return FetchError(address, got=got, expected=expected, remedy=remedy)
