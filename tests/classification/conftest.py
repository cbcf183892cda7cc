"""A real server on this machine in the place of a language model."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from prasan.classification.asking import Endpoint


@pytest.fixture
def server() -> Iterator[Callable[[Callable[[BaseHTTPRequestHandler], None]], Endpoint]]:
    """A real server on this machine that answers as a test says; what it was sent is kept on its handler class."""
    servers: list[ThreadingHTTPServer] = []

    def serve(answer: Callable[[BaseHTTPRequestHandler], None]) -> Endpoint:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.server.sent = self.rfile.read(int(self.headers["Content-Length"]))  # type: ignore[attr-defined]
                self.server.headers = dict(self.headers)  # type: ignore[attr-defined]
                answer(self)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        one = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        one.daemon_threads = True
        servers.append(one)
        threading.Thread(target=one.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{one.server_address[1]}/v1/chat/completions"
        return Endpoint(url, "test-model", key="k", price_in=0.01, price_out=0.02, timeout=2, local=True)

    serve.servers = servers  # type: ignore[attr-defined]
    yield serve
    for one in servers:
        one.shutdown()
        one.server_close()
