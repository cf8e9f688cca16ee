"""The reference funnel F1 in SimPy, one process per lead. Prints paired years a second. Times in weeks."""
import math
import random
import sys
import time

import simpy

WEEKS, LEADS_PER_WEEK, REPS, SERVED_PER_WEEK = 52, 200.0, 4, 24.0
SETUPS = (
    {"noise": 1.2, "threshold": 0.3, "handoff": 0.05, "by_score": False, "accept": -0.3},
    {"noise": 0.7, "threshold": 0.4, "handoff": 0.01, "by_score": True, "accept": 0.3},
)


def chance(logit):
    return 1 / (1 + math.exp(-logit))


def recognise(luck, closes, weeks):
    """A customer won: its weekly revenue from closing until it leaves, with one expansion perhaps after half a year."""
    rate = luck.lognormvariate(9.8, 0.8) / 52
    leaves = closes + luck.expovariate(1 / 130)
    if closes >= WEEKS:
        return
    weeks[int(closes)] += rate
    if leaves < WEEKS:
        weeks[int(leaves)] -= rate
    if luck.random() < 0.2 and closes + 26 < min(WEEKS, leaves):
        weeks[int(closes + 26)] += 0.25 * rate


def earned(weeks):
    total = rate = 0.0
    for change in weeks[:WEEKS]:
        rate += change
        total += rate
    return total


def year(setup, seed):
    luck = random.Random(seed)
    env = simpy.Environment()
    team = simpy.PriorityResource(env, capacity=REPS)
    weeks = [0.0] * (WEEKS + 1)
    stages = {"leads": 0, "mqls": 0, "contacted": 0, "accepted": 0, "opportunities": 0, "won": 0}

    def lead(quality, score):
        stages["mqls"] += 1
        arrived = env.now
        yield env.timeout(setup["handoff"])
        with team.request(priority=-score if setup["by_score"] else 0) as request:
            yield request
            waited = env.now - arrived
            yield env.timeout(luck.expovariate(SERVED_PER_WEEK))
        if luck.random() > 0.15 + 0.55 * math.exp(-waited / 0.1):
            return
        stages["contacted"] += 1
        if luck.random() > chance(setup["accept"] + 0.8 * quality):
            return
        stages["accepted"] += 1
        if luck.random() > 0.6:
            return
        stages["opportunities"] += 1
        if luck.random() > chance(-1.6 + 0.9 * quality):
            return
        stages["won"] += 1
        recognise(luck, env.now + luck.lognormvariate(math.log(9.0), 0.6), weeks)

    def source():
        while True:
            yield env.timeout(luck.expovariate(LEADS_PER_WEEK))
            stages["leads"] += 1
            quality = luck.gauss(0, 1)
            score = quality + setup["noise"] * luck.gauss(0, 1)
            if score > setup["threshold"]:
                env.process(lead(quality, score))

    env.process(source())
    env.run(until=WEEKS)
    return earned(weeks), stages


if __name__ == "__main__":
    years = int(sys.argv[1])
    started = time.perf_counter()
    for seed in range(years):
        for setup in SETUPS:
            year(setup, seed)
    print(years / (time.perf_counter() - started))
