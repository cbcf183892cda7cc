"""A mail server of our own for tests: a small real SMTP conversation over a socket, which can be told to fail.

In clear, with STARTTLS, or in TLS from the first byte, with a certificate that the test makes.
"""

import asyncio
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


@dataclass
class Sink:
    """What came in; `refuses`: addresses that it does not know, `is_busy`: it puts every letter off.

    `starttls`: what it offers after the greeting; `said_in_clear`: the commands that came outside TLS.
    """

    port: int = 0
    starttls: ssl.SSLContext | None = None
    said_in_clear: list[str] = field(default_factory=list)
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refuses: frozenset[str] = frozenset()
    is_busy: bool = False

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One conversation."""
        to = ""
        writer.write(b"220 sink ready\r\n")
        while line := await reader.readline():
            command = line.strip().upper()
            if writer.get_extra_info("ssl_object") is None:
                self.said_in_clear.append(command.decode().partition(" ")[0])
            if command == b"STARTTLS" and self.starttls:
                writer.write(b"220 go ahead\r\n")
                await writer.start_tls(self.starttls)
                continue
            if command.startswith(b"RCPT"):
                to = line.decode().split("<")[1].split(">")[0]
                answer = b"550 nobody here" if to in self.refuses else b"250 ok"
            elif command == b"DATA":
                answer = b"451 busy, later" if self.is_busy else b"354 go on"
            elif command == b"QUIT":
                answer = b"221 bye"
            elif command.startswith(b"EHLO") and self.starttls and writer.get_extra_info("ssl_object") is None:
                answer = b"250-sink\r\n250 STARTTLS"
            else:
                answer = b"250 sink"
            writer.write(answer + b"\r\n")
            await writer.drain()
            if answer.startswith(b"354"):
                content = await reader.readuntil(b"\r\n.\r\n")
                self.letters.append((to, message_from_bytes(content[:-5], policy=policy.default)))
                writer.write(b"250 kept\r\n")
            if command == b"QUIT":
                break
        writer.close()


def certificate(folder: Path, *, address: str = "127.0.0.1") -> Path:
    """A certificate that speaks for an address, with its key in the same PEM file; nobody trusts it yet."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, address)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    kept = folder / f"{address}.pem"
    kept.write_bytes(made.public_bytes(pem) + private)
    return kept


def speaking_for(certified: Path) -> ssl.SSLContext:
    """The server's side of TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certified)
    return context


@contextmanager
def sink(*, starttls: ssl.SSLContext | None = None, implicit: ssl.SSLContext | None = None) -> Iterator[Sink]:
    """A server on a free port while the block runs."""
    kept, ready = Sink(starttls=starttls), threading.Event()
    stop: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def serve() -> None:
        stop.append((asyncio.get_running_loop(), asyncio.Event()))
        async with await asyncio.start_server(kept.talk, "127.0.0.1", 0, ssl=implicit) as server:
            kept.port = server.sockets[0].getsockname()[1]
            ready.set()
            await stop[0][1].wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    ready.wait()
    yield kept
    loop, event = stop[0]
    loop.call_soon_threadsafe(event.set)
    thread.join()
