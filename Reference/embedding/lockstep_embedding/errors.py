"""Turns an exception into text."""

import traceback


def describe(exception):
    """The type's name, the message, the notes and the whole traceback, all as valid UTF-8."""
    kind = type(exception)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    try:
        message = str(exception)
    except Exception as failure:
        message = f"<its message cannot be formed: {type(failure).__qualname__}>"
    notes = getattr(exception, "__notes__", ())
    notes = [str(note) for note in notes] if isinstance(notes, (list, tuple)) else []
    lines = traceback.format_exception(kind, exception, exception.__traceback__)
    return [clean(name), clean(message), clean("".join(lines)), [clean(note) for note in notes]]


def clean(text):
    """The text with lone surrogates, which have no UTF-8, spelled out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
