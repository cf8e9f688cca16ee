"""The queue of the reference funnel F1 in Ciw, which has classes instead of scores; what follows a contact is drawn from
its records. Prints paired years a second. Times in weeks."""
import math
import random
import sys
import time

import ciw

from simpy_f1 import LEADS_PER_WEEK, REPS, SERVED_PER_WEEK, SETUPS, WEEKS, chance, earned, recognise


def network(setup, rate):
    service = ciw.dists.Exponential(SERVED_PER_WEEK)
    if not setup["by_score"]:
        return ciw.create_network(
            arrival_distributions=[ciw.dists.Exponential(rate)],
            service_distributions=[service],
            number_of_servers=[REPS],
        )
    classes = ("hot", "warm")
    return ciw.create_network(
        arrival_distributions={name: [ciw.dists.Exponential(rate / 2)] for name in classes},
        service_distributions={name: [service] for name in classes},
        number_of_servers=[REPS],
        priority_classes={"hot": 0, "warm": 1},
        routing={name: [[0.0]] for name in classes},
    )


def year(setup, seed):
    ciw.seed(seed)
    luck = random.Random(seed)
    spread = math.sqrt(1 + setup["noise"] ** 2)
    share = 0.5 * math.erfc(setup["threshold"] / spread / math.sqrt(2))
    simulation = ciw.Simulation(network(setup, LEADS_PER_WEEK * share))
    simulation.simulate_until_max_time(WEEKS)
    weeks = [0.0] * (WEEKS + 1)
    for record in simulation.get_all_records():
        quality, score = 0.0, -math.inf
        while score <= setup["threshold"]:
            quality = luck.gauss(0, 1)
            score = quality + setup["noise"] * luck.gauss(0, 1)
        waited = record.waiting_time + setup["handoff"]
        if luck.random() > 0.15 + 0.55 * math.exp(-waited / 0.1):
            continue
        if luck.random() > chance(setup["accept"] + 0.8 * quality) or luck.random() > 0.6:
            continue
        if luck.random() > chance(-1.6 + 0.9 * quality):
            continue
        recognise(luck, record.service_end_date + luck.lognormvariate(math.log(9.0), 0.6), weeks)
    return earned(weeks)


if __name__ == "__main__":
    years = int(sys.argv[1])
    started = time.perf_counter()
    for seed in range(years):
        for setup in SETUPS:
            year(setup, seed)
    print(years / (time.perf_counter() - started))
