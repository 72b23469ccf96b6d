name = "pkg/mod"
