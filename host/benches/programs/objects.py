class Account:
    def __init__(self, balance):
        self.balance = balance

    def pay(self, amount):
        self.balance += amount


def work():
    accounts = [Account(i) for i in range(1_000)]
    for _ in range(300):
        for account in accounts:
            account.pay(1)
    return sum(account.balance for account in accounts)
