import json
import logging

from parvis.config.logs import JsonFormatter, request_id, without_personal_data


def record(message, *arguments, error=None):
    return logging.LogRecord("django.request", 40, "f", 1, message, arguments, error)


def test_no_address_query_or_token_is_written():
    text = without_personal_data(
        "awa@ville.example asked /account/invitation/Zk3vXq9_0aBcDeFgHiJkLm/?next=/projects/7"
    )

    assert text == "[e-mail] asked /account/invitation/[token]/?…"


def test_a_line_break_cannot_forge_a_second_event():
    line = JsonFormatter().format(record("Not Found: %s", "/a\n\x1b[31m{}"))

    assert "\n" not in line
    assert json.loads(line)["message"] == "Not Found: /a  [31m{}"


def test_an_error_tells_where_and_not_what():
    try:
        raise ValueError("awa@ville.example")
    except ValueError as error:
        found = record("failed", error=(ValueError, error, error.__traceback__))

    line = json.loads(JsonFormatter().format(found))

    assert line["error"] == "ValueError"
    assert "test_logs.py" in line["trace"][0]
    assert "awa" not in json.dumps(line)


def test_a_line_carries_the_number_of_its_request():
    token = request_id.set("abc")

    line = json.loads(JsonFormatter().format(record("hello")))

    request_id.reset(token)
    assert line["request"] == "abc"


def test_an_answer_carries_the_number_of_its_request(client):
    response = client.get("/health/live", headers={"X-Request-ID": "abc123"})

    assert response["X-Request-ID"] == "abc123"


def test_a_forged_number_is_replaced(client):
    response = client.get("/health/live", headers={"X-Request-ID": "a b\tc"})

    assert len(response["X-Request-ID"]) == 32


def test_a_request_is_logged_by_its_pattern_not_by_what_was_asked(client, caplog):
    caplog.set_level(logging.INFO, "parvis.requests")

    client.get("/health/live?email=awa@ville.example")

    assert [r.getMessage() for r in caplog.records] == ["GET /health/live 200"]
    assert caplog.records[0].milliseconds >= 0
