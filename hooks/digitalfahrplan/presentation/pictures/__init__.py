"""Diagrams and charts: Mermaid text, what it becomes as SVG, and the pictures drawn by hand."""
