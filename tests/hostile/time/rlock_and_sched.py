# expect: timeout
import sched

scheduler = sched.scheduler()
scheduler.enter(10**6, 1, print)
scheduler.run()
