#!/usr/bin/env python3
"""Reference cost of a day that repeats itself: clustered unit commitment as a linear programme, solved by HiGHS through SciPy.

    python3 solve.py [case folder ...]      (default: every folder beside this file; needs NumPy and SciPy 1.9 or later)

Reads case.json, writes expected.json. The statement of the programme is in README.md; the code follows it line by line.
"""
import json
import pathlib
import sys

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

HOURS = 24
VALUE_OF_LOAD = 5000.0


class Programme:
    """Collects variables and rows of: minimise c x subject to A x = b, G x <= h, l <= x <= u."""

    def __init__(self):
        self.cost, self.low, self.high = [], [], []
        self.equal, self.most = [], []

    def block(self, cost=0.0, low=0.0, high=np.inf):
        """24 variables, one an hour; returns their indices."""
        first = len(self.cost)
        self.cost += list(np.broadcast_to(cost, HOURS))
        self.low += list(np.broadcast_to(low, HOURS))
        self.high += list(np.broadcast_to(high, HOURS))
        return list(range(first, first + HOURS))

    def eq(self, terms, right):
        self.equal.append((terms, right))

    def le(self, terms, right):
        self.most.append((terms, right))

    @staticmethod
    def _matrix(rows, columns):
        data, i, j = [], [], []
        for row, (terms, _) in enumerate(rows):
            for variable, factor in terms:
                data.append(factor)
                i.append(row)
                j.append(variable)
        return coo_matrix((data, (i, j)), shape=(len(rows), columns)), [right for _, right in rows]

    def solve(self):
        n = len(self.cost)
        a_eq, b_eq = self._matrix(self.equal, n)
        a_ub, b_ub = self._matrix(self.most, n)
        result = linprog(self.cost, A_ub=a_ub, b_ub=b_ub, A_eq=a_eq, b_eq=b_eq,
                         bounds=list(zip(self.low, self.high)), method="highs")
        if result.status != 0:
            raise SystemExit(result.message)
        return result


def thermal(lp, fleet, balance, spare):
    units = max(1, round(fleet["mw"] / fleet["unitMw"]))
    size = fleet["mw"] / units
    least, ramp = fleet["minLoad"] * size, fleet["ramp"] * size
    step = max(least, ramp)
    p = lp.block(cost=fleet["cost"])
    on = lp.block(high=units)
    up = lp.block(cost=fleet["start"] * size)
    down = lp.block()
    for h in range(HOURS):
        b = (h - 1) % HOURS
        lp.eq([(on[h], 1), (on[b], -1), (up[h], -1), (down[h], 1)], 0)
        lp.le([(p[h], 1), (on[h], -size)], 0)
        lp.le([(p[h], -1), (on[h], least)], 0)
        if fleet["ramp"] < 1:
            lp.le([(p[h], 1), (p[b], -1), (on[h], -ramp), (up[h], ramp - step)], 0)
            lp.le([(p[b], 1), (p[h], -1), (on[b], -ramp), (down[h], ramp - step)], 0)
        lp.le([(up[(h - k) % HOURS], 1) for k in range(max(1, fleet["minUp"]))] + [(on[h], -1)], 0)
        lp.le([(down[(h - k) % HOURS], 1) for k in range(max(1, fleet["minDown"]))] + [(on[h], 1)], units)
        balance[h].append((p[h], 1))
        # Spare power: what runs above its output, and idle units that start within the hour.
        spare[h] += [(p[h], 1)] + ([(on[h], -size)] if fleet["startHours"] > 1 else [])
    return units * size if fleet["startHours"] <= 1 else 0


def reservoir(lp, fleet, balance, spare):
    flow = fleet["mw"] * fleet["factor"] * fleet["minFlow"]
    q = lp.block(low=flow, high=fleet["mw"])
    lp.eq([(v, 1) for v in q], fleet["mw"] * fleet["factor"] * HOURS)
    for h in range(HOURS):
        balance[h].append((q[h], 1))
        spare[h].append((q[h], 1))
    return fleet["mw"]


def store(lp, fleet, balance, spare):
    sell, buy = lp.block(high=fleet["mw"]), lp.block(high=fleet["mw"])
    stored = lp.block(high=fleet["mw"] * fleet["hours"])
    hold = lp.block(high=fleet["mw"])
    for h in range(HOURS):
        lp.eq([(stored[h], 1), (stored[(h - 1) % HOURS], -1), (sell[h], 1), (buy[h], -fleet["efficiency"])], 0)
        balance[h] += [(sell[h], 1), (buy[h], -1)]
        lp.le([(hold[h], 1), (sell[h], 1)], fleet["mw"])
        lp.le([(hold[h], 1), (stored[h], -1)], 0)
        spare[h] += [(hold[h], -1), (buy[h], -1)]
    return 0


def variable(lp, fleet, balance, _):
    p = lp.block(high=[fleet["mw"] * f for f in fleet["factors"]])
    for h in range(HOURS):
        balance[h].append((p[h], 1))
    return 0


KINDS = {"thermal": thermal, "reservoir": reservoir, "store": store, "variable": variable}


def solve(folder):
    case = json.loads((folder / "case.json").read_text())
    lp = Programme()
    balance, spare = [[] for _ in range(HOURS)], [[] for _ in range(HOURS)]
    always = sum(KINDS[f["kind"]](lp, f, balance, spare) for f in case["fleets"])
    shed = lp.block(cost=VALUE_OF_LOAD)
    for h in range(HOURS):
        lp.eq(balance[h] + [(shed[h], 1)], case["loadMw"][h])
        lp.le(spare[h], always - case["reserveShare"] * case["loadMw"][h])
    result = lp.solve()
    expected = {"costUsd": round(result.fun, 2), "solver": "HiGHS", "variables": len(lp.cost)}
    (folder / "expected.json").write_text(json.dumps(expected, indent=2) + "\n")
    print(f"{folder.name}: {result.fun:,.2f} USD a day")
    return result


if __name__ == "__main__":
    here = pathlib.Path(__file__).parent
    folders = [pathlib.Path(a) for a in sys.argv[1:]] or sorted(p.parent for p in here.glob("*/case.json"))
    for each in folders:
        solve(each)
