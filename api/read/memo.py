"""What was worked out once and may be asked for again, as far as room allows."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Memo(Generic[Value]):
    """Keeps up to `size` values, dropping the least recently used; several threads may ask at once."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.values: OrderedDict[Hashable, Value] = OrderedDict()
        self.lock = Lock()

    def find_or_make(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value kept under the key, made now where there is none. What `make` raises is not kept."""
        with self.lock:
            if key in self.values:
                self.values.move_to_end(key)
                return self.values[key]
        value = make()  # outside the lock: two threads may both make it, and either's will do
        with self.lock:
            self.values[key] = value
            if len(self.values) > self.size:
                self.values.popitem(last=False)
        return value
