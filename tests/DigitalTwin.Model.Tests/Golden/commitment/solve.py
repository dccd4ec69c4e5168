"""Solves the unit commitment of small worlds by HiGHS: a JSON world a line on standard input, "cost unserved" a line on standard output.

A world: "load" (MW by hour), "compared" (hours from the first whose cost and unserved energy are answered; the others are only seen), and
"fleets", each with "units", "mw" (of a unit), "least" (MW of a running unit), "cost" (USD/MWh), "start" (USD), "up", "down" (hours), "online"
(units before the first hour), "started" and "stopped" ([hours ago, units], 1 for the hour before the first). Spilling is free besides its
fuel, unserved energy costs 5,000 USD/MWh. Clustered form: units started in the last U hours are on, units stopped in the last D are off.
"""
import json
import sys
from multiprocessing import Pool

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix

UNSERVED = 5000.0
GAP = 1e-4


def solve(line):
    world = json.loads(line)
    load = world["load"]
    hours = len(load)
    fleets = world["fleets"]
    cost, upper, integer = [], [], []

    def variable(price, high, whole):
        cost.append(price)
        upper.append(high)
        integer.append(whole)
        return len(cost) - 1

    online, starts, stops, output = [], [], [], []
    for fleet in fleets:
        online.append([variable(0, fleet["units"], 1) for _ in range(hours)])
        starts.append([variable(fleet["start"], fleet["units"], 0) for _ in range(hours)])
        stops.append([variable(0, fleet["units"], 0) for _ in range(hours)])
        output.append([variable(fleet["cost"], fleet["units"] * fleet["mw"], 0) for _ in range(hours)])
    unserved = [variable(UNSERVED, mw, 0) for mw in load]
    spilled = [variable(0, np.inf, 0) for _ in load]

    rows, columns, values, low, high = [], [], [], [], []

    def row(terms, least, most):
        for column, value in terms:
            rows.append(len(low))
            columns.append(column)
            values.append(value)
        low.append(least)
        high.append(most)

    for f, fleet in enumerate(fleets):
        for h in range(hours):
            before = [] if h == 0 else [(online[f][h - 1], -1)]
            change = fleet["online"] if h == 0 else 0
            row([(online[f][h], 1), (starts[f][h], -1), (stops[f][h], 1)] + before, change, change)
            row([(output[f][h], 1), (online[f][h], -fleet["mw"])], -np.inf, 0)
            row([(output[f][h], 1), (online[f][h], -fleet["least"])], 0, np.inf)
            locked_on = sum(units for ago, units in fleet["started"] if h + ago < fleet["up"])
            lately = range(max(0, h - fleet["up"] + 1), h + 1)
            row([(online[f][h], 1)] + [(starts[f][k], -1) for k in lately], locked_on, np.inf)
            locked_off = sum(units for ago, units in fleet["stopped"] if h + ago < fleet["down"])
            lately = range(max(0, h - fleet["down"] + 1), h + 1)
            row([(online[f][h], 1)] + [(stops[f][k], 1) for k in lately], -np.inf, fleet["units"] - locked_off)
    for h in range(hours):
        supply = [(output[f][h], 1) for f in range(len(fleets))]
        row(supply + [(unserved[h], 1), (spilled[h], -1)], load[h], load[h])

    matrix = coo_matrix((values, (rows, columns)), shape=(len(low), len(cost))).tocsr()
    result = milp(np.array(cost), integrality=np.array(integer), bounds=Bounds(0, np.array(upper)),
                  constraints=LinearConstraint(matrix, low, high), options={"mip_rel_gap": GAP, "time_limit": 60})
    if result.x is None:
        return f"none {result.message}"
    compared = world["compared"]
    paid = UNSERVED * sum(result.x[unserved[h]] for h in range(compared))
    for f in range(len(fleets)):
        for h in range(compared):
            paid += fleets[f]["start"] * result.x[starts[f][h]] + fleets[f]["cost"] * result.x[output[f][h]]
    missing = sum(result.x[unserved[h]] for h in range(compared))
    return f"{paid!r} {missing!r}"


if __name__ == "__main__":
    with Pool(int(sys.argv[1]) if len(sys.argv) > 1 else None) as pool:
        for answer in pool.imap(solve, sys.stdin, chunksize=4):
            print(answer, flush=True)
