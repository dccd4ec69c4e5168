using DigitalTwin.Opf.Nodal;

namespace DigitalTwin.Opf.Matpower;

/// <summary>Cost rows: polynomials up to the second order, and convex piecewise-linear costs, which become one generator a
/// segment.</summary>
internal static class MatpowerCosts
{
    private const double Largest = 1e15;

    /// <summary>Adds the generator of a cost row, or its segments.</summary>
    public static void Read(MatpowerTable costs, int row, string file, int bus, double least, double most, List<NodalGenerator> into)
    {
        double model = costs[row, 0], count = costs[row, 3];
        if (!(count >= 0) || count > 1000 || count != Math.Floor(count))
            throw Fault($"{Text(count)} coefficients");
        int n = (int)count, needed = 4 + (model == 1 ? 2 * n : n);
        if (costs.WidthOf(row) < needed)
            throw Fault($"{n} {(model == 1 ? "points" : "coefficients")} need {needed} columns; there are {costs.WidthOf(row)}");
        for (int c = 4; c < needed; c++)
        {
            if (!(Math.Abs(costs[row, c]) <= Largest))
                throw Fault($"cost figure {Text(costs[row, c])} is beyond {Text(Largest)}");
        }

        if (model == 2)
            into.Add(Polynomial(n));
        else if (model == 1)
            Pieces(n);
        else
            throw Fault($"cost model {Text(model)}; 1 (piecewise linear) and 2 (polynomial) exist");

        NodalGenerator Polynomial(int terms)
        {
            double Coefficient(int order) => order < terms ? costs[row, 4 + terms - 1 - order] : 0;
            for (int order = 3; order < terms; order++)
            {
                if (Coefficient(order) != 0)
                    throw Fault($"cost of order {order}: the second is the highest that is followed");
            }

            if (Coefficient(2) < 0)
                throw Fault($"quadratic cost {Text(Coefficient(2))} is below zero: marginal cost would fall");
            return new NodalGenerator(bus, least, most, Coefficient(2), Coefficient(1), Coefficient(0));
        }

        void Pieces(int points)
        {
            if (points < 2)
                throw Fault("a piecewise-linear cost has at least two points");
            double slopeBefore = double.NegativeInfinity;
            for (int s = 0; s < points - 1; s++)
            {
                double x0 = costs[row, 4 + (2 * s)], y0 = costs[row, 5 + (2 * s)];
                double x1 = costs[row, 6 + (2 * s)], y1 = costs[row, 7 + (2 * s)];
                if (!(x1 > x0))
                    throw Fault($"points of a piecewise-linear cost rise: {Text(x0)} MW is followed by {Text(x1)}");
                double slope = (y1 - y0) / (x1 - x0);
                // Points are rounded in files: a slope that falls by a hair is the slope before.
                if (slope < slopeBefore && slope >= slopeBefore - (1e-4 * Math.Abs(slopeBefore)))
                    slope = slopeBefore;
                if (slope < slopeBefore)
                    throw Fault($"marginal cost falls from {Text(slopeBefore)} to {Text(slope)} USD/MWh");
                slopeBefore = slope;
                bool first = s == 0, last = s == points - 2;
                // The first segment carries all below its end, the others what lies between their own; ends extend to the generator's
                // limits.
                double end = last ? Math.Max(most, x0) : Math.Min(x1, Math.Max(most, x0));
                double from = first ? least : 0, to = end - (first ? 0 : x0);
                if (first)
                    to = last ? most : Math.Min(x1, most);
                if (least > x1 && !last)
                    throw Fault($"least output {Text(least)} MW lies beyond the first segment");
                into.Add(new NodalGenerator(bus, from, to, 0, slope, first ? y0 - (slope * x0) : 0));
            }
        }

        MatpowerException Fault(string reason) => new(file, costs.LineOf(row), $"mpc.gencost row {row + 1}: {reason}");
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
