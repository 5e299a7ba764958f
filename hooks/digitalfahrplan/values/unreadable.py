"""The one exception of this package."""


class Unreadable(ValueError):  # noqa: N818 - it is told to the author, not thrown at people
    """A text is not a value of its kind. `code` names the problem; detail and hint are German sentences."""

    def __init__(self, code: str, detail: str, hint: str = "") -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.hint = hint
