value = "initial"
