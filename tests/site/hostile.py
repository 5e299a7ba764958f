"""Texts that want to be more than text, one for every language between a file and a screen."""

from __future__ import annotations

from itertools import cycle

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</article></main></html><h1>Ende",
    "<!-- <style>*{display:none} <plaintext>",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &nbsp",
    "{{ 7*7 }} {{ config }} {% raw %} {# weg #}",
    "{% include 'main.html' %} {{ zahlen() }}",
    "[x](javascript:alert(1)) ![y](//evil.example/z.png)",
    "[a]: https://evil.example <https://evil.example> www.evil.example me@evil.example",
    "{: onclick=alert(1) .md-nav #__search } { #kosten }",
    "--8<-- 'mkdocs.yml' [TOC] [^1] *[HTML]: x",
    "`code` | ~~x~~ **y** __z__ *a* _b_ ==c== ^^d^^ ++e++",
    "# Titel ## noch einer",
    "- [x] 1. > + *",
    "]]> <![CDATA[ <?php echo 1 ?>",
    '%%{init: {"theme":"dark"}}%% click n0 href "javascript:alert(1)"',
    "a :crit, n0, 2026-01-01, 0d; section b; end; @{ shape: x }",
    '--> B["x"] subgraph y; style n0 fill:#f00; <br> #quot; #35;',
    '<div data-df-block="1"></div> <div data-search-exclude>',
    "<table><tr><th></th></tr></table> <input type=checkbox disabled>",
    '<div data-md-component="skip"> <td style="text-align: right">',
    r"\ \\ \<b\> \1 \g<0> $1 $$x$$ \(y\)",
    "%s %(x)s {0} {name} ${x} #{y}",
    ":smile: !!! note ??? === ::: @user #123 !5",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "Donau" + "dampfschifffahrtsgesellschaft" * 6,
    "Weich\u00adtrenner und\u00a0fest, 🏫 𝔘 ﬁ ① Ǆ ß",
    "Zeile; mit, allem: \"a\" 'b' „c“ – …",
)


class Enemy:
    """Says another payload at every place, each with a number of its own, and remembers what it said where."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._payloads = cycle(PAYLOADS)

    def __call__(self, place: str) -> str:
        """A text of one line, at most 200 characters."""
        text = f"Nr{len(self.said)} {next(self._payloads)}"
        self.said[text] = place
        return text


BODIES = (
    """# {{ config.site_name }}

<script>alert(1)</script> <style>*{display:none}</style> <p onclick="alert(1)" id="__search" class="md-nav">Absatz</p>

{% raw %}{{ zahlen() }} {: onclick=alert(1) } --8<-- "mkdocs.yml" [TOC]

[js](javascript:alert(1)) [JS](JaVaScRiPt&colon;alert(1)) [data](data:text/html,x) [vb](vbscript:x) [file](file:///etc/passwd)
[hier](massnahmen/hier/javascript%3Aalert(1)) [tab](massnahmen/hier/%09javascript%3Aalert(1)/) [fremd](//evil.example/x)
[Rückstrich](\\\\evil.example) [weit oben](../../../../../../etc/passwd) [Anker](#__drawer)

![fremd](https://evil.example/x.png) ![fremd](//evil.example/x.png) ![fremd](massnahmen/hier/%5C%5Cevil.example/x.png)
![fehlt](../../docs/bilder/fehlt.png) ![da](../../docs/assets/bilder/zeichen.svg)

<table><tr><td><table><tr><th></th><td>innen</td></tr></table></td></tr></table>

| a | b |
|:--|--:|
| `x` | {{ 7*7 }} |

#### Tief
##### Tiefer
# Hoch
""",
    """<iframe src="https://evil.example"></iframe><svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>
<form action="https://evil.example"><input name=q><button>Suchen</button></form><math><mi//xlink:href="data:x,1">
<img src=x onerror=alert(1)><video src="https://evil.example/x"></video><object data="x"></object><base href="//evil.example">
<div data-df-block="1"></div> <div class="df-hinweis">Amtlich</div></article></main></body></html>
""",
    """Diagramme:

```mermaid
flowchart LR
    A["<script>alert(1)</script>"] --> B
    click A href "javascript:alert(1)"
```

```mermaid
pie title Anteile <img src=x onerror=alert(1)>
    "Papier <b>" : 60
    "Digital" : 40
```

> - ```mermaid
>   pie
>   ```
""",
    "[a\n" * 3_001,
    "<b><i></b><p></i><a href=x><table><a href=y><tr><a href=z></table></a><ul><b><li></ul>nachher <em>offen",
)
"""Descriptions, each of which may swallow what comes behind it."""
