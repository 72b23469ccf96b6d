class Account {
  constructor(balance) {
    this.balance = balance;
  }

  pay(amount) {
    this.balance += amount;
  }
}

function work() {
  const accounts = Array.from({ length: 1_000 }, (_, i) => new Account(i));
  for (let turn = 0; turn < 500; turn++) for (const account of accounts) account.pay(1);
  return accounts.reduce((sum, account) => sum + account.balance, 0);
}
