from lib.broken import halve

halve(2)
