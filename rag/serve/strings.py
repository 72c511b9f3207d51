"""Every word the server says in its own voice; what the page says stands in page/strings.js and page/page.html.

A text that has names in braces is called with what is to stand there: `strings.too_large(count=4)`.
"""

from __future__ import annotations

# app

CLIENT_LEFT = "The client went away."
no_index = "There is no index {model!r:.200} here.".format
nothing_here = "There is nothing at this address for {method}.".format
SEE_OPENAPI = "GET /openapi.json lists what there is."
SEND_OBJECT = 'Send a JSON object, such as {"question": "Who signed it?"}.'
too_large = "The request is larger than {count} MB.".format
request_not_json = "The request is not JSON: {error}.".format
NO_OBJECT = "The request is not a JSON object."

# chat

ONE_ANSWER = "There is only one answer to a question."
LEAVE_OUT_N = "Leave out n."
NOT_THE_USERS = "The last message is not the user's, or has no text."
END_WITH_USER = 'End with {"role": "user", "content": "…"}.'

# desk

NO_INDEX_NAMED = "No index was named"
no_index_here = "There is no index {index!r:.200} here".format
name_one = "Choose one of: {names}.".format
not_in_it = "{file!r:.200} has {end:,} characters; {first}-{last} is out of range.".format
LEAVE_OUT_SPAN = "Leave out start and end."

# guard

NOT_THIS_ADDRESS = "This address belongs to another program."
USE_ADDRESS = "Use the address that `footnote serve` printed."
BAD_TOKEN = "The token is missing or wrong."
SEND_TOKEN = "Send it as Authorization: Bearer TOKEN; `footnote serve` prints it."

# listening

bad_own_token = "FOOTNOTE_TOKEN must have at least {shortest_token} letters, digits and signs.".format
NEW_TOKEN = "Leave it out to get a new one."
serving = "Serving {names} at http://{host}:{port}; OpenAI clients use http://{host}:{port}/v1.".format
the_token = "The token is {token}".format
in_browser = "In a browser: http://{host}:{port}/#token={token}".format
OTHERS_CAN_REACH = "Other machines can reach this address. The connection is not encrypted: anyone on the way can read along."
address_taken = "{host}:{port} cannot be used ({strerror}).".format
PORT_HINT = "Leave out --port to use any free one."
HOST_HINT = "Leave out --host to serve this machine alone; 0.0.0.0 serves all others as well."

# openapi

WITH_EVENTS = "With `Accept: text/event-stream`, the events as they happen: retrieved, cited, abstained, finished."
A_CONVERSATION = "A conversation in the form of OpenAI's clients."
THE_INDEXES = "The indexes, as models to choose from."
THE_STATE = "What is served, and how many questions are waiting."
AN_ERROR = "What is wrong and what to do."
DONE = "Done."

# requests

unreadable = "This cannot be read: {error}.".format
may_hold = "It may hold {fields}.".format
