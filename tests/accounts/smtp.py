"""A mail server of our own for tests: a small real SMTP conversation over a socket, which can be told to fail."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Sink:
    """What came in; `refuses`: addresses that it does not know, `is_busy`: it puts every letter off."""

    port: int = 0
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refuses: frozenset[str] = frozenset()
    is_busy: bool = False

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One conversation."""
        to = ""
        writer.write(b"220 sink ready\r\n")
        while line := await reader.readline():
            command = line.strip().upper()
            if command.startswith(b"RCPT"):
                to = line.decode().split("<")[1].split(">")[0]
                answer = b"550 nobody here" if to in self.refuses else b"250 ok"
            elif command == b"DATA":
                answer = b"451 busy, later" if self.is_busy else b"354 go on"
            elif command == b"QUIT":
                answer = b"221 bye"
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


@contextmanager
def sink() -> Iterator[Sink]:
    """A server on a free port while the block runs."""
    kept, ready = Sink(), threading.Event()
    stop: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def serve() -> None:
        stop.append((asyncio.get_running_loop(), asyncio.Event()))
        async with await asyncio.start_server(kept.talk, "127.0.0.1", 0) as server:
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
