"""Pin templates as data: one directory each, with ``template.json`` and ``sample.json``."""
