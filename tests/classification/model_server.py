"""How a server answers in the place of a language model."""

import json
from http.server import BaseHTTPRequestHandler


def reply(handler: BaseHTTPRequestHandler, text: object, status: int = 200, **headers: str) -> None:
    told = {"choices": [{"message": {"content": text}}], "usage": {"prompt_tokens": 1000, "completion_tokens": 500}}
    content = json.dumps(told).encode()
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)
