print("no interest")
