"""The one exception of this package."""


class Unreadable(ValueError):
    """A text is not a value of its kind. `code` names the problem; the other two are German sentences for the author."""

    def __init__(self, code: str, detail: str, hint: str = "") -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.hint = hint
