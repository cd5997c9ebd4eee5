"""What the desk gathers from the rooms; it keeps nothing of its own."""

from .city import Desk, desk_of
from .finding import Found, Group, search
from .news import News, news_of, news_of_city
from .secretariat import todos_of

__all__ = [
    "Desk",
    "Found",
    "Group",
    "News",
    "desk_of",
    "news_of",
    "news_of_city",
    "search",
    "todos_of",
]
