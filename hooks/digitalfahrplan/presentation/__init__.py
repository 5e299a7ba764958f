"""From plan to pages: German formats, tables, diagrams, sections. Knows neither files nor MkDocs."""
