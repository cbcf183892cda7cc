"""Asking a language model over HTTP at an OpenAI-compatible address (…/v1/chat/completions).

Only the province's administrator says where the question goes (`prasan.classification.endpoints`). Redirects are not followed, no
proxy is used, addresses of the machine's own network are refused unless the server's `PRASAN_OPINION_LOCAL=1` says that the model
runs there, and link-local ones (metadata services of clouds) always. Answers are cut off at 256 kB and after the time-out.
"""

import http.client
import ipaddress
import json
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from prasan.common.errors import Refusal

MOST_BYTES = 256 * 1024
TIMEOUT = 30.0
_OK = 200


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where and what is asked. Prices are baht per 1,000 tokens; 0 where the model runs in the house."""

    url: str
    model: str
    key: str = ""
    price_in: float = 0.0
    price_out: float = 0.0
    timeout: float = TIMEOUT
    local: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """The text of the answer, how long it took, and what it cost by the prices set."""

    text: str
    milliseconds: int
    tokens: int
    baht: float


def ask(one: Endpoint, messages: list[dict[str, str]]) -> Reply:
    """One question, one answer. Raises `Refusal` (Thai and English) for whatever keeps an answer away."""
    address = urlsplit(one.url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise _refused("ที่อยู่ต้องขึ้นต้นด้วย http:// หรือ https://", "the address must begin with http:// or https://")
    port = address.port or (443 if address.scheme == "https" else 80)
    host = _allowed(one, address.hostname, port)
    body = json.dumps({"model": one.model, "messages": messages, "temperature": 0, "stream": False})
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Host": address.netloc.split("@")[-1]}
    if one.key:
        headers["Authorization"] = f"Bearer {one.key}"
    path = (address.path or "/") + (f"?{address.query}" if address.query else "")
    began = time.monotonic()
    connection = _connection(address.scheme, address.hostname, host, port, one.timeout)
    try:
        connection.request("POST", path, body.encode(), headers)
        content = _read(connection.getresponse(), deadline=began + one.timeout)
    except (OSError, http.client.HTTPException) as error:
        raise _refused(
            f"ติดต่อไม่ได้ ({type(error).__name__}) ตรวจว่าเครื่องแม่ข่ายเปิดอยู่", f"no answer ({type(error).__name__})"
        ) from error
    finally:
        connection.close()
    return _reply(one, content, round(1000 * (time.monotonic() - began)))


def _allowed(one: Endpoint, host: str, port: int) -> str:
    """The address to connect to, looked up once, so that what was checked is what is asked."""
    try:
        found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except OSError as error:
        raise _refused("ไม่พบชื่อเครื่องแม่ข่าย", "the server's name is not known") from error
    for text in found:
        address = ipaddress.ip_address(str(text).split("%")[0])
        inside = address.is_private or address.is_loopback
        never = address.is_link_local or address.is_multicast or address.is_unspecified or address.is_reserved
        if (never and not address.is_loopback) or (inside and not one.local):
            raise _refused(
                "ที่อยู่เป็นเครือข่ายภายใน ตั้ง PRASAN_OPINION_LOCAL=1 ถ้าแบบจำลองอยู่ในเครือข่ายนี้",
                "the address is inside this network; set PRASAN_OPINION_LOCAL=1 if the model runs there",
            )
    return str(found[0])


class _Https(http.client.HTTPSConnection):
    """Connects to the address that was checked, and asks for the certificate of the name."""

    def __init__(self, name: str, address: str, port: int, timeout: float) -> None:
        self._context_of_name = ssl.create_default_context()
        super().__init__(name, port, timeout=timeout, context=self._context_of_name)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._context_of_name.wrap_socket(plain, server_hostname=self.host)


def _connection(scheme: str, name: str, address: str, port: int, timeout: float) -> http.client.HTTPConnection:
    if scheme == "https":
        return _Https(name, address, port, timeout)
    return http.client.HTTPConnection(address, port, timeout=timeout)


def _read(response: http.client.HTTPResponse, *, deadline: float) -> bytes:
    if response.status != _OK:
        raise _refused(f"เครื่องแม่ข่ายตอบรหัส {response.status}", f"the server answered {response.status}")
    parts, size = [], 0
    while part := response.read1(16 * 1024):
        size += len(part)
        if size > MOST_BYTES:
            raise _refused("คำตอบยาวเกินไป", "the answer is too long")
        if time.monotonic() > deadline:
            raise _refused("ตอบช้าเกินเวลาที่ตั้งไว้", "the answer took longer than allowed")
        parts.append(part)
    return b"".join(parts)


def _reply(one: Endpoint, content: bytes, milliseconds: int) -> Reply:
    try:
        told = json.loads(content)
        text = told["choices"][0]["message"]["content"]
        usage = told.get("usage") or {}
        tokens_in, tokens_out = (max(0, int(usage.get(name) or 0)) for name in ("prompt_tokens", "completion_tokens"))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise _refused("คำตอบไม่ใช่รูปแบบที่เข้าใจ", "the answer is not of the form that is understood") from error
    if not isinstance(text, str):
        raise _refused("คำตอบไม่ใช่ข้อความ", "the answer is no text")
    baht = (tokens_in * one.price_in + tokens_out * one.price_out) / 1_000
    return Reply(text, milliseconds, tokens_in + tokens_out, round(baht, 4))


def _refused(th: str, en: str) -> Refusal:
    return Refusal("no_opinion", f"ขอความเห็นที่สองไม่ได้: {th}", f"No second opinion: {en}.")
