"""Starts MiniStack with what a development loop needs beside it.

Written against the pinned version: it reaches into names that are not its interface.
"""

import asyncio
import json
import logging
import os
import pathlib
import re
import resource
import shutil
import signal
import socket
import sys
import threading
import time
from collections import defaultdict

from hypercorn.asyncio import serve
from hypercorn.config import Config


def listening_socket():
    """Taken before anything else, so that nobody has the port in between: the wanted one, or any."""
    for port in (int(os.environ["GATEWAY_PORT"]), 0):
        taken = socket.socket()
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", port))
            taken.listen()
            return taken
        except OSError:
            taken.close()
    raise SystemExit("There is no free port.")


_socket = listening_socket()
_port = str(_socket.getsockname()[1])
# Read by the emulator as it is imported: it writes the port into URLs of queues and the like.
os.environ["GATEWAY_PORT"] = _port
_nonce = os.environ.pop("FREEHOLD_NONCE")

import emulator_mfa  # noqa: E402
from ministack import app  # noqa: E402
from ministack.core import lambda_runtime  # noqa: E402
from ministack.services import apigateway, lambda_svc, sqs, sts  # noqa: E402

_state = pathlib.Path(os.environ["STATE_DIR"])
_first_save = _state / "first-save-under-way"
_saving = threading.Lock()
_save_all = app.save_all
_handle_ready_request = app._handle_ready_request
_emit_lambda_logs = lambda_svc._emit_lambda_logs
_execute_function_warm = lambda_svc._execute_function_warm
_handle_execute_in_scope = apigateway._handle_execute_in_scope
_ENVIRONMENTS_PER_FUNCTION = max(8, 4 * (os.cpu_count() or 2))
_environments = defaultdict(lambda: threading.Semaphore(_ENVIRONMENTS_PER_FUNCTION))
_ENDED_AFTER_TIMEOUTS = 4
_TOLD_TIMEOUT = "Number(ctx.timeout_ms || 300000)"
_lambda_log = open(os.environ["FREEHOLD_LAMBDA_LOG"], "a", buffering=1)


def forget_half_a_state():
    """A first snapshot that was cut short has some services without those they belong to."""
    if not _first_save.exists():
        return
    for directory in (_state, pathlib.Path(os.environ["S3_DATA_DIR"])):
        shutil.rmtree(directory)
        directory.mkdir(mode=0o700)


def save_all(services):
    """The same file is written at a snapshot and at the end: never both at once."""
    with _saving:
        if not any(_state.glob("*.json")):
            _first_save.touch()
        _save_all(services)
        _first_save.unlink(missing_ok=True)


def snapshot(*_):
    """State is otherwise saved at a clean end only, and a killed emulator would lose it."""
    services = app._build_persistence_save_dict()
    threading.Thread(target=save_all, args=(services,), daemon=True).start()


def handle_ready_request(path, request_id):
    """Says which emulator it is: whoever started it knows its nonce, and takes no other one for it."""
    answer = _handle_ready_request(path, request_id)
    if answer is None:
        return None
    status, headers, body = answer
    return status, headers, json.dumps({**json.loads(body), "nonce": _nonce}).encode()


def tell(function, lines):
    entry = {"time": time.time(), "function": function, "lines": lines}
    _lambda_log.write(json.dumps(entry) + "\n")


def emit_lambda_logs(func, request_id, log_text, error, duration_ms, **options):
    _emit_lambda_logs(func, request_id, log_text, error, duration_ms, **options)
    config = func.get("config") or func
    tell(config.get("FunctionName", "unknown"), log_text.splitlines() if log_text else [])


def execute_function_warm(func, event, request_id):
    """A hundred requests at once get a hundred environments on AWS, which has the machines for it.

    A laptop would spend the functions' timeouts on cold starts: here requests wait for an environment,
    and the timeout counts once they have one. Safe, because no function waits for itself.

    A function is told its own timeout, and answers in time by it; it is ended after several of them only,
    because a machine that stood still for a while would end whatever was under way.
    """
    config = func.get("config") or func
    patient = {**config, "Timeout": config.get("Timeout", 30) * _ENDED_AFTER_TIMEOUTS}
    with _environments[config.get("FunctionName", "unknown")]:
        return _execute_function_warm({**func, "config": patient}, event, request_id)


def worker_told_its_timeout(script):
    """The worker's program, in which the time that is left counts from the function's own timeout."""
    if _TOLD_TIMEOUT not in script:
        raise SystemExit("The emulator's worker reads its timeout in another way.")
    return script.replace(_TOLD_TIMEOUT, f"({_TOLD_TIMEOUT} / {_ENDED_AFTER_TIMEOUTS})")


async def handle_execute_in_scope(api_id, stage, path, method, headers, *rest):
    """CORS as API Gateway does it: of an API made by CloudFormation too, and in the gateway's own refusals."""
    api = apigateway._apis.get(api_id) or {}
    cors = {key[:1].lower() + key[1:]: value for key, value in (api.get("corsConfiguration") or {}).items()}
    if cors:
        api["corsConfiguration"] = cors
    status, answer, body = await _handle_execute_in_scope(api_id, stage, path, method, headers, *rest)
    if method != "OPTIONS":
        origin = headers.get("origin") or headers.get("Origin", "")
        answer = {**answer, **apigateway._cors_response_headers(cors, origin)}
    return status, answer, body


def enforce_queue_policy(queue, action):
    """The gate judges queues' policies; here no call is encrypted, which each of them asks for."""


def evict_expired_sessions():
    """Over a copy: a session that is registered meanwhile ends the iteration, and with it each environment that starts."""
    for key, session in list(sts._sessions.items()):
        if sts._session_expired(session):
            sts._sessions.pop(key, None)


class FailedInvocations(logging.Handler):
    """A function that cannot be loaded, throws or times out logs nothing itself."""

    def emit(self, record):
        said = record.getMessage()
        known = re.match(r"\S.* for (?P<function>[\w-]+): (?P<error>.*)", said, re.DOTALL)
        tell(known["function"] if known else "lambda", [f"ERROR {known['error'] if known else said}"])


def end_with_parent():
    """Whoever started this process holds its standard input open; killed, it leaves nothing behind."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def main():
    """As the emulator's own main, on the socket that is bound already."""
    _, most_files = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most_files, most_files))
    config = Config()
    config.bind = [f"fd://{_socket.detach()}"]
    config.keep_alive_timeout = 75
    config.loglevel = "INFO"
    asyncio.run(serve(app.app, config))


forget_half_a_state()
app.save_all = save_all
emulator_mfa.install()
app._handle_ready_request = handle_ready_request
apigateway._handle_execute_in_scope = handle_execute_in_scope
lambda_svc._emit_lambda_logs = emit_lambda_logs
sqs._enforce_queue_policy = enforce_queue_policy
sts._evict_expired_sessions = evict_expired_sessions
lambda_svc._execute_function_warm = execute_function_warm
lambda_runtime._NODEJS_WORKER_SCRIPT = worker_told_its_timeout(lambda_runtime._NODEJS_WORKER_SCRIPT)
for name in ("lambda", "lambda_runtime"):
    logging.getLogger(name).addHandler(FailedInvocations(level=logging.WARNING))
signal.signal(signal.SIGUSR1, snapshot)
signal.signal(signal.SIGINT, signal.SIG_IGN)
threading.Thread(target=end_with_parent, daemon=True).start()
with os.fdopen(3, "w") as starter:
    starter.write(f"{_port}\n")
main()
