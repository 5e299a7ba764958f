"""Blocks that hand-written pages call by name: tables, diagrams, figures. Each takes the view and the page's links."""
