"""Every word the server says in its own voice; what the page says stands in page/strings.js and page/page.html."""

from __future__ import annotations

# app

CLIENT_LEFT = "The client went away."


def no_index(model: object) -> str:
    return f"There is no index {model!r:.200} here."


def nothing_here(method: object) -> str:
    return f"There is nothing at this address for {method}."


SEE_OPENAPI = "GET /openapi.json lists what there is."
SEND_OBJECT = 'Send a JSON object, such as {"question": "Who signed it?"}.'


def too_large(count: object) -> str:
    return f"The request is larger than {count} MB."


def request_not_json(error: object) -> str:
    return f"The request is not JSON: {error}."


NO_OBJECT = "The request is not a JSON object."

# chat

ONE_ANSWER = "There is only one answer to a question."
LEAVE_OUT_N = "Leave out n."
NOT_THE_USERS = "The last message is not the user's, or has no text."
END_WITH_USER = 'End with {"role": "user", "content": "…"}.'


# desk

NO_INDEX_NAMED = "No index was named"


def no_index_here(index: object) -> str:
    return f"There is no index {index!r:.200} here"


def name_one(names: object) -> str:
    return f"Choose one of: {names}."


def not_in_it(file: object, end: int, first: object, last: object) -> str:
    return f"{file!r:.200} has {end:,} characters; {first}-{last} is out of range."


LEAVE_OUT_SPAN = "Leave out start and end."

# guard

NOT_THIS_ADDRESS = "This address belongs to another program."
USE_ADDRESS = "Use the address that `footnote serve` printed."
BAD_TOKEN = "The token is missing or wrong."
SEND_TOKEN = "Send it as Authorization: Bearer TOKEN; `footnote serve` prints it."

# listening


def bad_own_token(shortest_token: object) -> str:
    return f"FOOTNOTE_TOKEN must have at least {shortest_token} letters, digits and signs."


NEW_TOKEN = "Leave it out to get a new one."


def serving(names: object, host: object, port: object) -> str:
    return f"Serving {names} at http://{host}:{port}; OpenAI clients use http://{host}:{port}/v1."


def the_token(token: object) -> str:
    return f"The token is {token}"


def in_browser(host: object, port: object, token: object) -> str:
    return f"In a browser: http://{host}:{port}/#token={token}"


OTHERS_CAN_REACH = "Other machines can reach this address. The connection is not encrypted: anyone on the way can read along."


def address_taken(host: object, port: object, strerror: object) -> str:
    return f"{host}:{port} cannot be used ({strerror})."


PORT_HINT = "Leave out --port to use any free one."

# openapi

WITH_EVENTS = "With `Accept: text/event-stream`, the events as they happen: retrieved, cited, abstained, finished."
A_CONVERSATION = "A conversation in the form of OpenAI's clients."
THE_INDEXES = "The indexes, as models to choose from."
THE_STATE = "What is served, and how many questions are waiting."
AN_ERROR = "What is wrong and what to do."
DONE = "Done."

# requests


def unreadable(error: object) -> str:
    return f"This cannot be read: {error}."


def may_hold(fields: object) -> str:
    return f"It may hold {fields}."
